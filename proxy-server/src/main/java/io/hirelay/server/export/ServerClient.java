package io.hirelay.server.export;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.json.Json;
import io.hirelay.spi.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Asks the server, and asks again where that may help: what is to be asked later is asked later, and a server that is
 * away may come back. Not thread-safe.
 */
final class ServerClient {
    /** How often a server that does not answer as it should is asked. */
    static final int TRIES = 8;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration USUAL_WAIT = Duration.ofSeconds(5);

    /** A server that keeps saying later for so long is not waited for. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration TO_ANSWER = Duration.ofMinutes(2);
    private static final long LOOK_MILLIS = 100;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    /** What no waiting mends. */
    private static final Set<String> LASTING = Set.of("account.disabled", "account.not_active");

    private final URI base;
    private final Secret token;
    private final Json json;
    private final Stop stop;
    private final Progress progress;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .build();

    ServerClient(URI base, Secret token, Json json, Stop stop, Progress progress) {
        this.base = base;
        this.token = token;
        this.json = json;
        this.stop = stop;
        this.progress = progress;
    }

    /** The server refuses a call, and would again. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final String code;

        Refused(int status, String code, String message) {
            super(message);
            this.status = status;
            this.code = code;
        }

        int status() {
            return status;
        }

        String code() {
            return code;
        }
    }

    /**
     * The body of the answer.
     *
     * @throws Refused when it is an error that asking again does not mend
     * @throws ExportFailure when the server does not answer, or it is time to stop
     */
    byte[] get(String path, Map<String, String> query) {
        URI target = target(path, query);
        Duration pause = FIRST_PAUSE;
        Duration waited = Duration.ZERO;
        int failures = 0;
        while (true) {
            String problem;
            try {
                HttpResponse<byte[]> answer = send(target);
                int status = answer.statusCode();
                if (status == 200) {
                    return answer.body();
                }
                Refused refused = refused(answer);
                if (status == TOO_MANY || status == UNAVAILABLE && !LASTING.contains(refused.code())) {
                    Duration wait = retryAfter(answer);
                    waited = waited.plus(wait);
                    if (waited.compareTo(LONGEST_WAIT) > 0) {
                        throw ExportFailure.stopped(
                                "the server keeps asking to wait (" + refused.code() + ")" + again());
                    }
                    progress.note("the server asks to wait " + wait.toSeconds() + " s (" + refused.code() + ")");
                    pause(wait);
                    continue;
                }
                boolean lastTry = failures == TRIES - 1;
                if (status < 500
                        || status == UNAVAILABLE
                        || lastTry && refused.code().equals(ErrorCode.REMOTE_INVALID_RESPONSE.code())) {
                    throw refused; // what the provider has there is not to be read, however often it is asked
                }
                problem = "the server answered " + status + " (" + refused.code() + ")";
            } catch (IOException e) {
                problem = "no answer from " + base + " (" + cause(e) + ")";
            }
            if (++failures == TRIES) {
                throw ExportFailure.stopped(problem + ", " + TRIES + " times" + again());
            }
            progress.note(problem + "; trying again in " + pause.toSeconds() + " s");
            pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** Whether it is time to stop. */
    void checkStop() {
        pause(Duration.ZERO);
    }

    private void pause(Duration pause) {
        if (stop.within(pause)) {
            throw ExportFailure.stopped("stopped" + again());
        }
    }

    private static String again() {
        return "; run the same command again to go on";
    }

    private HttpResponse<byte[]> send(URI target) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(target)
                .header("Authorization", "Bearer " + token.reveal())
                .header("Accept", "application/json")
                .timeout(TO_ANSWER)
                .build();
        CompletableFuture<HttpResponse<byte[]>> sent =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        while (true) {
            try {
                return sent.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                progress.tick();
                if (stop.within(Duration.ZERO)) {
                    sent.cancel(true);
                    checkStop();
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException lost) {
                    throw lost;
                }
                throw new IllegalStateException("a call failed", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                sent.cancel(true);
                throw ExportFailure.stopped("interrupted" + again());
            }
        }
    }

    private static String cause(IOException e) {
        if (e instanceof HttpTimeoutException) {
            return "it took too long";
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private Refused refused(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        try {
            Map<String, ?> error = json.readObject(answer.body());
            if (error.get("code") instanceof String code && error.get("message") instanceof String message) {
                return new Refused(status, code, message);
            }
        } catch (InvalidRequestException e) {
            // told below
        }
        return new Refused(status, "http." + status, "what answers there is not Hirelay; is --url right?");
    }

    private static Duration retryAfter(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Math.max(1, Long.parseLong(text))))
                .orElse(USUAL_WAIT);
    }

    private URI target(String path, Map<String, String> query) {
        String parameters = query.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(
                base.toString().replaceAll("/+$", "") + path + (parameters.isEmpty() ? "" : "?" + parameters));
    }

    /** A text as a part of a path or a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
