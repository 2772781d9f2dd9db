package io.hirelay.workable.sandbox.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.hirelay.workable.sandbox.control.Effect;
import io.hirelay.workable.sandbox.control.FaultBoard;
import io.hirelay.workable.sandbox.control.RequestLog;
import io.hirelay.workable.sandbox.control.SandboxControl;
import io.hirelay.workable.sandbox.control.SeenRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves what is below a path: a site's answer, with the faults that wait for the call. */
final class ApiHandler implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);
    static final String PREFIX = "/spi/v3";

    private static final int LONGEST_BODY_KEPT = 16 * 1024;

    private final Site site;
    private final Presenter presenter;
    private final FaultBoard faults;
    private final RequestLog log;
    private final SandboxControl control;
    private final Pause pause;

    ApiHandler(Site site, Presenter presenter, FaultBoard faults, RequestLog log, SandboxControl control, Pause pause) {
        this.site = site;
        this.presenter = presenter;
        this.faults = faults;
        this.log = log;
        this.control = control;
        this.pause = pause;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            serve(exchange);
        } catch (RuntimeException e) {
            LOG.error(
                    "The sandbox failed on {} {}",
                    exchange.getRequestMethod(),
                    e.getClass().getSimpleName(),
                    e);
            Answer.text(500, "application/json; charset=utf-8", "{\"error\":\"Something went wrong\"}")
                    .send(exchange);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        String path = exchange.getRequestURI().getPath();
        Gate.Request request = new Gate.Request(
                exchange.getRequestMethod(),
                inside(path),
                exchange.getRequestURI().getRawQuery(),
                headers.getFirst("Authorization"),
                headers.getFirst("X-WORKABLE-CLIENT-ID"),
                exchange.getRequestBody().readAllBytes());
        List<Effect> effects = faults.take(request.method(), request.path());
        for (Effect effect : effects) {
            if (effect instanceof Effect.Wait wait) {
                pause.of(wait.length());
            } else if (effect instanceof Effect.Hold hold) {
                pause.until(hold.release());
            }
        }
        Optional<Effect> ending =
                effects.stream().filter(Effect.Ending.class::isInstance).findFirst();
        Optional<Site.Ready> ready = ending.filter(ApiHandler::prevents).isPresent()
                ? Optional.empty()
                : Optional.of(site.serve(request, headers));
        effects.forEach(effect -> {
            if (effect instanceof Effect.Then then) {
                then.change().apply(control);
            }
        });
        Optional<Answer> answer = answer(ready, ending, effects).map(made -> withHeaders(made, effects));
        record(request, ready, answer, headers);
        send(exchange, answer, ending);
    }

    /** The path as faults and counts name it: after the API's prefix, or whole for the OAuth server. */
    private static String inside(String path) {
        if (path.startsWith(OAuthSite.PREFIX + "/")) {
            return path;
        }
        return path.startsWith(PREFIX + "/") ? path.substring(PREFIX.length()) : "/" + path;
    }

    /** Empty when the connection is to end without one. */
    private Optional<Answer> answer(Optional<Site.Ready> ready, Optional<Effect> ending, List<Effect> effects) {
        if (ending.isPresent()) {
            if (ending.get() instanceof Effect.Drop) {
                return Optional.empty();
            }
            if (ending.get() instanceof Effect.Respond respond) {
                return Optional.of(presenter.present(respond));
            }
        }
        Answer answer = ready.orElseThrow().answer().apply(edits(effects));
        if (ending.filter(Effect.Malform.class::isInstance).isPresent()) {
            return Optional.of(answer.with("{\"candidates\":[{\"id\":\"1a\",,".getBytes(StandardCharsets.UTF_8)));
        }
        if (ending.filter(Effect.EmptyBody.class::isInstance).isPresent()) {
            return Optional.of(answer.with(new byte[0]));
        }
        return Optional.of(answer);
    }

    private void record(Gate.Request request, Optional<Site.Ready> ready, Optional<Answer> answer, Headers headers) {
        Set<String> names = headers.keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        log.add(new SeenRequest(
                request.method(),
                ready.map(Site.Ready::template).orElseGet(() -> site.template(request)),
                request.path(),
                Optional.ofNullable(request.query()).orElse(""),
                names,
                answer.map(Answer::status).orElse(0),
                ready.filter(made -> made.answer().apply(List.of()).status() < 300)
                        .isPresent(),
                body(request, headers)));
    }

    /** Uploads are long, and nobody reads them here. */
    private static String body(Gate.Request request, Headers headers) {
        boolean json = Optional.ofNullable(headers.getFirst("Content-Type"))
                .filter(type -> type.startsWith("application/json"))
                .isPresent();
        return json && !request.method().equals("GET") && request.body().length <= LONGEST_BODY_KEPT
                ? new String(request.body(), StandardCharsets.UTF_8)
                : "";
    }

    private static void send(HttpExchange exchange, Optional<Answer> answer, Optional<Effect> ending)
            throws IOException {
        if (answer.isEmpty()) {
            exchange.close();
        } else if (ending.filter(Effect.CutBody.class::isInstance).isPresent()) {
            answer.get().sendHalf(exchange);
        } else {
            answer.get().send(exchange);
        }
    }

    private static Answer withHeaders(Answer answer, List<Effect> effects) {
        Answer changed = answer;
        for (Effect effect : effects) {
            if (effect instanceof Effect.Header header) {
                String value = header.value();
                changed = value == null ? changed.without(header.name()) : changed.with(header.name(), value);
            }
        }
        return changed;
    }

    private static List<Effect.Edit> edits(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.Edit.class::isInstance)
                .map(Effect.Edit.class::cast)
                .toList();
    }

    /** Whether the account never hears of the call. */
    private static boolean prevents(Effect effect) {
        return (effect instanceof Effect.Respond respond && !respond.applied())
                || (effect instanceof Effect.Drop drop && !drop.applied());
    }
}
