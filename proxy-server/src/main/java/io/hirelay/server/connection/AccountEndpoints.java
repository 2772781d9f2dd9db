package io.hirelay.server.connection;

import io.hirelay.connection.ConnectionQuery;
import io.hirelay.connection.ConnectionStatus;
import io.hirelay.connection.StoredConnection;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.json.Json;
import io.hirelay.model.Change;
import io.hirelay.server.http.Access;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.Query;
import io.hirelay.server.http.Request;
import io.hirelay.server.http.Spec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@code /integrated-account}: what callers do with accounts. */
final class AccountEndpoints implements Endpoints {
    static final String TAG = "Accounts";
    private static final String ALL = "/integrated-account";
    private static final String ONE = ALL + "/{id}";
    private static final String TENANT = "tenant_id";
    private static final String INTEGRATION = "integration";
    private static final String STATUS = "status";

    private final ConnectedAccounts accounts;
    private final Json json;

    AccountEndpoints(ConnectedAccounts accounts, Json json) {
        this.accounts = accounts;
        this.json = json;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("POST", ALL, Access.TOKEN, createSpec(), this::create),
                new Endpoint("GET", ALL, Access.TOKEN, listSpec(), this::list),
                new Endpoint("GET", ONE, Access.TOKEN, one("One account"), this::get),
                new Endpoint("PATCH", ONE, Access.TOKEN, changeSpec(), this::change),
                new Endpoint("PATCH", ONE + "/credentials", Access.TOKEN, credentialsSpec(), this::credentials),
                new Endpoint("DELETE", ONE, Access.TOKEN, deleteSpec(), this::delete),
                new Endpoint("POST", ONE + "/test", Access.TOKEN, testSpec(), this::test));
    }

    private Answer create(Request request) {
        request.query().onlyKnown(List.of());
        NewAccount given = json.read(request.body(), NewAccount.class);
        return Answer.json(
                201,
                view(accounts.create(
                        request.authenticated().environment(), given, request.deadline(), request.trace())));
    }

    private Answer list(Request request) {
        request.query().onlyKnown(List.of(TENANT, INTEGRATION, STATUS, Query.LIMIT, PageQuery.CURSOR));
        int limit = request.query().limit();
        List<StoredConnection> found = accounts.list(new ConnectionQuery(
                request.authenticated().environment(),
                request.query().one(TENANT),
                request.query().one(INTEGRATION).map(this::integration),
                request.query().one(STATUS).map(AccountEndpoints::status),
                PageQuery.after(request.query()),
                limit));
        boolean more = found.size() > limit;
        List<StoredConnection> page = more ? found.subList(0, limit) : found;
        return Answer.ok(new AccountPage(
                page.stream().map(this::view).toList(),
                more ? Optional.of(PageQuery.cursor(page.get(limit - 1))) : Optional.empty(),
                limit));
    }

    private Answer get(Request request) {
        request.query().onlyKnown(List.of());
        return Answer.ok(view(accounts.get(request.authenticated().environment(), id(request))));
    }

    private Answer change(Request request) {
        request.query().onlyKnown(List.of());
        UUID id = id(request);
        accounts.get(request.authenticated().environment(), id);
        AccountChange change = json.read(request.body(), AccountChange.class);
        return Answer.ok(view(accounts.change(
                request.authenticated().environment(), id, change, request.deadline(), request.trace())));
    }

    private Answer credentials(Request request) {
        request.query().onlyKnown(List.of());
        UUID id = id(request);
        accounts.get(request.authenticated().environment(), id);
        NewCredentials given = json.read(request.body(), NewCredentials.class);
        AccountChange change = new AccountChange(
                Change.keep(),
                given.authenticationMethod(),
                Optional.of(given.context()),
                Change.keep(),
                Change.keep());
        return Answer.ok(view(accounts.change(
                request.authenticated().environment(), id, change, request.deadline(), request.trace())));
    }

    private Answer delete(Request request) {
        request.query().onlyKnown(List.of());
        UUID id = id(request);
        accounts.delete(request.authenticated().environment(), id, request.trace());
        return Answer.ok(new Removed(id));
    }

    private Answer test(Request request) {
        request.query().onlyKnown(List.of());
        return Answer.ok(TestView.of(accounts.test(
                request.authenticated().environment(), id(request), request.deadline(), request.trace())));
    }

    private AccountView view(StoredConnection account) {
        return AccountView.of(account, accounts.provider(account));
    }

    static UUID id(Request request) {
        String text = request.path("id");
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) { // the JDK fills up what is too short
                return id;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw InvalidRequestException.of(
                ErrorCode.REQUEST_INVALID_PARAMETER,
                "id",
                "must be an account's id, a UUID such as 0f8fad5b-d9cb-469f-a165-70867728950e");
    }

    private String integration(String name) {
        if (!accounts.integrations().contains(name)) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_INVALID_PARAMETER,
                    INTEGRATION,
                    "must be one of " + String.join(", ", accounts.integrations()));
        }
        return name;
    }

    private static ConnectionStatus status(String word) {
        return Arrays.stream(ConnectionStatus.values())
                .filter(status -> word(status).equals(word))
                .findFirst()
                .orElseThrow(() -> InvalidRequestException.of(
                        ErrorCode.REQUEST_INVALID_PARAMETER, STATUS, "must be one of " + String.join(", ", words())));
    }

    private static String word(ConnectionStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> words() {
        return Arrays.stream(ConnectionStatus.values())
                .map(AccountEndpoints::word)
                .collect(Collectors.toList());
    }

    private static Spec createSpec() {
        return Spec.of(TAG, "Connect an account")
                .describedAs("The credential is checked at the provider, for at most 10 seconds. One that does not work"
                        + " is kept with the status validation_error and last_error, so that it can be mended.")
                .accepting(Spec.Content.json(NewAccount.class))
                .answering(201, "The account, without its secrets", Spec.Content.json(AccountView.class));
    }

    private static Spec listSpec() {
        Map<String, Object> text = Map.of("type", "string");
        return Spec.of(TAG, "Accounts, the oldest first")
                .with(Spec.Parameter.query(TENANT, text, "Only those of this customer."))
                .with(Spec.Parameter.query(INTEGRATION, text, "Only those of this system."))
                .with(Spec.Parameter.query(
                        STATUS, Map.of("type", "string", "enum", words()), "Only those in this state."))
                .with(PageQuery.limitParameter())
                .with(Spec.Parameter.query(PageQuery.CURSOR, text, "Where the page before ended."))
                .answering(200, "A page of accounts", Spec.Content.json(AccountPage.class));
    }

    private static Spec one(String summary) {
        return Spec.of(TAG, summary)
                .with(Spec.Parameter.path("id", "The account's id."))
                .answering(200, "The account, without its secrets", Spec.Content.json(AccountView.class));
    }

    private static Spec changeSpec() {
        return one("Change an account")
                .describedAs("What is not sent stays. A new context is checked at the provider like that of a new"
                        + " account; the account keeps its id.")
                .accepting(Spec.Content.json(AccountChange.class));
    }

    private static Spec credentialsSpec() {
        return one("Replace an account's credentials")
                .describedAs("They are checked at the provider; good ones set the account back to active, and it keeps"
                        + " its id.")
                .accepting(Spec.Content.json(NewCredentials.class));
    }

    private static Spec deleteSpec() {
        return Spec.of(TAG, "Remove an account")
                .describedAs("Its secrets are wiped and its connection is closed; calls in flight fail.")
                .with(Spec.Parameter.path("id", "The account's id."))
                .answering(200, "The id of what was removed", Spec.Content.json(Removed.class));
    }

    private static Spec testSpec() {
        return Spec.of(TAG, "Test an account")
                .describedAs("Looks at the provider, the credential and each scope as far as that can be told without"
                        + " changing anything. A good test sets the account back to active.")
                .with(Spec.Parameter.path("id", "The account's id."))
                .answering(200, "What was found", Spec.Content.json(TestView.class));
    }

    /** The envelope of a list. */
    public record AccountPage(List<AccountView> result, Optional<String> nextCursor, int limit) {}

    /** What is left of a removed account. */
    public record Removed(UUID id) {}
}
