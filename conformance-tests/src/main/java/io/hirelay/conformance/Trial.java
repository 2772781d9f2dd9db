package io.hirelay.conformance;

import io.hirelay.Connection;
import io.hirelay.Hirelay;
import io.hirelay.Provider;
import io.hirelay.budget.Budgets;
import io.hirelay.http.HttpSettings;
import io.hirelay.http.HttpToolkit;
import io.hirelay.model.Unified;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Page;
import io.hirelay.spi.AtsProvider;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.ProviderContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** One rule before one account: a connection to it, what is known of it, and ways to connect otherwise. */
final class Trial implements AutoCloseable {
    /**
     * Without end: where time is virtual, those who wait for the provider's limit let hours pass while another's answer
     * is being read.
     */
    private static final Duration PATIENCE = Duration.ofDays(3650);

    private final ConformanceFixture fixture;
    private final PreparedAccount account;
    private final Survey survey;
    private final ClassLoader classes;
    private final Deque<Runnable> open = new ArrayDeque<>();
    private final HttpToolkit http;
    private final Hirelay hirelay;
    private final Connection connection;

    Trial(ConformanceFixture fixture, Survey survey, ClassLoader classes) {
        this.fixture = fixture;
        this.survey = survey;
        this.classes = classes;
        this.account = fixture.prepare();
        open.push(account::close);
        // One for all hosts: a credential has one budget, whoever uses it.
        this.http = new HttpToolkit(
                HttpSettings.DEFAULT,
                new Budgets(account.clock(), account.sleeper()),
                account.clock(),
                account.sleeper(),
                () -> 0.5);
        this.hirelay = host(account.provider());
        this.connection = connect(hirelay, account.connection());
    }

    PreparedAccount account() {
        return account;
    }

    ConformanceFixture fixture() {
        return fixture;
    }

    /** Whether the fixture can arrange this. */
    boolean can(Situation situation) {
        return !fixture.cannotArrange().containsKey(situation);
    }

    /** What the lists of such an account hold; equal for all accounts of a fixture. */
    Survey survey() {
        return survey;
    }

    /** Another account like this one, before anything has happened to it. */
    Trial fresh() {
        return new Trial(fixture, survey, classes);
    }

    /** Where providers and fixtures are found. */
    ClassLoader classes() {
        return classes;
    }

    Connection connection() {
        return connection;
    }

    Provider provider() {
        return connection.provider();
    }

    /** What a host lends a provider, for opening a session by hand. */
    ProviderContext context() {
        return new ProviderContext(account.clock(), http);
    }

    /** One more connection, sharing what connections of one host share. */
    Connection another() {
        return connect(hirelay, account.connection());
    }

    /** One more connection with another configuration. */
    Connection another(ConnectionConfig config) {
        return connect(hirelay, config);
    }

    /** A connection through another provider, or the same one dressed up. */
    Connection through(AtsProvider<?> provider) {
        return connect(host(provider), account.connection());
    }

    CallContext call() {
        return call(PATIENCE);
    }

    CallContext call(Duration time) {
        return CallContext.until(Deadline.after(time, account.clock()));
    }

    int requests() {
        return account.traffic().requests();
    }

    <T extends Unified> Page<T> page(Walk<T> walk, ListRequest<T> request) {
        return connection.call(walk.operation(), request, call());
    }

    /** The first page. */
    <T extends Unified> Page<T> page(Walk<T> walk, int limit) {
        return page(walk, walk.request().limit(limit));
    }

    /** All records, page by page; pages are kept, so that they can be looked at. */
    <T extends Unified> List<Page<T>> pages(Connection by, Walk<T> walk, ListRequest<T> request) {
        List<Page<T>> pages = new ArrayList<>();
        ListRequest<T> next = request;
        // A walk that goes round in circles ends here: no list has more pages than it has records, and one.
        int most = survey.most() + 2;
        while (true) {
            Page<T> page = by.call(walk.operation(), next, call());
            pages.add(page);
            if (page.next().isEmpty()) {
                return pages;
            }
            Expect.that(pages.size() <= most, "a walk of %s does not end: %s pages so far", walk, pages.size());
            next = request.after(page.next());
        }
    }

    <T extends Unified> List<Page<T>> pages(Walk<T> walk, ListRequest<T> request) {
        return pages(connection, walk, request);
    }

    /** All records of a walk, by pages of this size. */
    <T extends Unified> List<T> all(Walk<T> walk, int limit) {
        return items(pages(walk, walk.request().limit(limit)));
    }

    static <T> List<T> items(List<Page<T>> pages) {
        List<T> items = new ArrayList<>();
        pages.forEach(page -> items.addAll(page.items()));
        return items;
    }

    static List<String> ids(List<? extends Unified> records) {
        return records.stream().map(record -> record.id().toString()).toList();
    }

    private Hirelay host(AtsProvider<?> provider) {
        Hirelay host = Hirelay.builder()
                .withoutDiscovery()
                .provider(provider)
                .clock(account.clock())
                .http(http)
                .build();
        open.push(host::close);
        return host;
    }

    private Connection connect(Hirelay host, ConnectionConfig config) {
        Connection made = host.connect(config);
        open.push(made::close);
        return made;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            open.pop().run();
        }
    }
}
