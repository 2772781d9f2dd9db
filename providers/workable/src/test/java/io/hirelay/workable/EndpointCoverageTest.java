package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.model.Unified;
import io.hirelay.operation.Catalogue;
import io.hirelay.operation.GetOperation;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operation;
import io.hirelay.page.Page;
import io.hirelay.workable.client.WorkableClient;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every endpoint of Workable's catalogue is reached, and the README says from where. {@code -Dhirelay.readme.write=true}
 * makes it say so.
 */
class EndpointCoverageTest {
    private static final Path README = Path.of(System.getProperty("basedir", "."))
            .toAbsolutePath()
            .normalize()
            .resolve("README.md");
    private static final String BEGIN = "<!-- endpoints:begin -->\n";
    private static final String END = "<!-- endpoints:end -->";
    private static final String API = "spi/v3";

    private static SandboxConnection acme;

    @BeforeAll
    static void connect() {
        acme = SandboxConnection.open();
    }

    @AfterAll
    static void disconnect() {
        acme.close();
    }

    /** The same endpoint whatever its variables are called. */
    private static String plain(String method, String path) {
        return method + " " + path.replaceAll(":[a-z_]+|\\{[a-z_]+}", "*");
    }

    private static String plain(String endpoint) {
        return plain(endpoint.substring(0, endpoint.indexOf(' ')), endpoint.substring(endpoint.indexOf(' ') + 1));
    }

    private static Set<String> asked() {
        return WireEndpoint.all().stream()
                .map(endpoint -> plain(endpoint.method(), endpoint.template().substring(API.length())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theTableHasEveryEndpointOfWorkableOnceAndNoOther() {
        assertEquals(
                String.join("\n", new TreeSet<>(acme.account().endpoints())),
                EndpointTable.ROWS.stream()
                        .map(EndpointTable.Row::endpoint)
                        .sorted()
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void everyEndpointIsAskedBySomeInterfaceOrLeftForAReason() {
        Set<String> asked = asked();
        for (EndpointTable.Row row : EndpointTable.ROWS) {
            boolean left = row.reason().isPresent();
            assertEquals(left, !asked.contains(plain(row.endpoint())), row.endpoint());
            assertEquals(left, !row.isReached(), row.endpoint());
        }
    }

    @Test
    void noInterfaceAsksWhatWorkableDoesNotHave() {
        Set<String> asked = asked();
        acme.account().endpoints().forEach(endpoint -> asked.remove(plain(endpoint)));

        assertEquals(Set.of(), asked);
    }

    @Test
    void everyOperationAndEveryMethodOfTheClientStandsInTheTable() {
        Set<String> named = EndpointTable.ROWS.stream()
                .flatMap(row -> row.places().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> there = new TreeSet<>(clientMethods());
        for (Operation<?, ?> operation : Catalogue.operations()) {
            if (acme.connection().provider().supports(operation)) {
                there.add(operation.id());
            }
        }

        assertEquals(String.join("\n", there), String.join("\n", named));
    }

    /** Those that ask Workable; each as {@code TimeTracking.create}. */
    private static List<String> clientMethods() {
        return Arrays.stream(WorkableClient.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .map(Method::getReturnType)
                .flatMap(area ->
                        Arrays.stream(area.getMethods()).map(method -> area.getSimpleName() + "." + method.getName()))
                .distinct()
                .toList();
    }

    @Test
    void whatIsListedAndGotAsksNothingBesideWhatTheTableSays() {
        List<String> wrong = new ArrayList<>();
        for (Operation<?, ?> operation : Catalogue.operations()) {
            if (operation instanceof ListOperation<?> list
                    && acme.connection().provider().supports(list)
                    && !EndpointTable.NEEDING_A_FILTER.contains(list.id())) {
                compare(list, wrong);
            }
        }

        assertEquals(List.of(), wrong);
    }

    private <T extends Unified> void compare(ListOperation<T> list, List<String> wrong) {
        acme.asked();
        Page<T> page = acme.connection().call(list, ListRequest.<T>all().limit(10), acme.context());
        compare(list.id(), wrong);
        assertFalse(page.items().isEmpty(), list.id());
        Optional<GetOperation<?>> get = Catalogue.operations().stream()
                .filter(operation -> operation.resource().equals(list.resource()))
                .filter(operation -> acme.connection().provider().supports(operation))
                .<GetOperation<?>>flatMap(
                        operation -> operation instanceof GetOperation<?> one ? Stream.of(one) : Stream.empty())
                .findFirst();
        get.ifPresent(one -> {
            acme.connection().call(one, GetRequest.of(page.items().get(0).id().value()), acme.context());
            compare(one.id(), wrong);
        });
    }

    private void compare(String operation, List<String> wrong) {
        Set<String> said = EndpointTable.ROWS.stream()
                .filter(row -> row.places().contains(operation))
                .map(row -> plain(row.endpoint()))
                .collect(Collectors.toSet());
        for (String call : new TreeSet<>(acme.asked())) {
            String path = call.substring(call.indexOf(' ') + 1);
            String endpoint =
                    plain(call.substring(0, call.indexOf(' ')), path.substring(path.indexOf(API) + API.length()));
            if (!said.contains(endpoint)) {
                wrong.add(operation + " asks " + endpoint);
            }
        }
    }

    @Test
    void theReadmeHasTheTable() throws IOException {
        String readme = Files.readString(README);
        int begin = readme.indexOf(BEGIN);
        int end = readme.indexOf(END);
        assertTrue(begin >= 0 && end > begin, "the README has no place for the table");
        if (Boolean.getBoolean("hirelay.readme.write")) {
            Files.writeString(
                    README,
                    readme.substring(0, begin + BEGIN.length()) + EndpointTable.markdown() + readme.substring(end));
            return;
        }

        assertEquals(EndpointTable.markdown(), readme.substring(begin + BEGIN.length(), end));
    }
}
