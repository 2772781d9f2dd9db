package io.hirelay.workable.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.hirelay.workable.sandbox.state.AccountState;
import io.hirelay.workable.sandbox.state.Files;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * The object store that holds the account's files, on a host of its own as in reality. Like that store it refuses a
 * request that carries {@code Authorization} beside the signature, and it speaks XML when it refuses.
 */
final class FileHandler implements HttpHandler {
    private static final String XML = "application/xml";

    private final AccountState state;
    private final FileLinks links;

    FileHandler(AccountState state, FileLinks links) {
        this.state = state;
        this.links = links;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        answer(exchange).send(exchange);
    }

    private Answer answer(HttpExchange exchange) {
        if (!exchange.getRequestMethod().equals("GET")) {
            return error(405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
        }
        if (exchange.getRequestHeaders().containsKey("Authorization")) {
            return error(
                    400,
                    "InvalidArgument",
                    "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string"
                            + " parameter or the Authorization header should be specified");
        }
        String file = exchange.getRequestURI().getPath().substring(1);
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        return switch (links.check(file, query)) {
            case FORGED -> error(403, "SignatureDoesNotMatch", "The request signature does not match.");
            case EXPIRED -> error(403, "AccessDenied", "Request has expired");
            case GRANTED -> content(file);
        };
    }

    private Answer content(String file) {
        state.lock().readLock().lock();
        try {
            return state.files()
                    .content(file)
                    .map(bytes -> new Answer(200, Map.of("Content-Type", Files.mediaType(file)), bytes))
                    .orElseGet(() -> error(404, "NoSuchKey", "The specified key does not exist."));
        } finally {
            state.lock().readLock().unlock();
        }
    }

    private static Answer error(int status, String code, String message) {
        return Answer.text(
                status,
                XML,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + message
                        + "</Message></Error>");
    }
}
