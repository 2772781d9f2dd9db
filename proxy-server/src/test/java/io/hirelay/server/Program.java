package io.hirelay.server;

import io.hirelay.Hirelay;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program as a process would run it, in this one. */
final class Program implements AutoCloseable {
    private static final Pattern CURL = Pattern.compile(
            "(?m)^curl -s -H 'Authorization: Bearer (?<token>[^']+)' '(?<url>(?<base>http://[^/]+)/[^']*)'$");
    private static final Pattern LISTENING = Pattern.compile("listening on (?<base>http://[^;\\s]+);");

    private final Output out = new Output();
    private final Output err = new Output();
    private final Termination termination = new Termination();
    private final CompletableFuture<Integer> code;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Program(Map<String, String> environment, String... args) {
        World world = new World(
                environment,
                out.stream(),
                err.stream(),
                false,
                () -> Hirelay.builder().build(),
                InstantSource.system(),
                new SecureRandom(),
                termination);
        code = CompletableFuture.supplyAsync(() -> new CommandLines(world).run(args), task -> {
            Thread thread = new Thread(task, "program");
            thread.setDaemon(true);
            thread.start();
        });
        code.whenComplete((done, failed) -> {
            out.end();
            err.end();
        });
    }

    /** What a command that has ended has said. */
    record Ended(int code, String out, String err) {}

    /** Runs a command that ends by itself. */
    static Ended run(Map<String, String> environment, String... args) {
        try (Program program = new Program(environment, args)) {
            return program.ended();
        }
    }

    /** Starts one that goes on. */
    static Program start(Map<String, String> environment, String... args) {
        return new Program(environment, args);
    }

    Ended ended() {
        return new Ended(code.orTimeout(60, TimeUnit.SECONDS).join(), out.text(), err.text());
    }

    /** The printed line that a person is to paste. */
    Matcher curl() {
        return out.await(CURL);
    }

    /** Where it listens. */
    String listening() {
        return err.await(LISTENING).group("base");
    }

    String out() {
        return out.text();
    }

    String err() {
        return err.text();
    }

    HttpResponse<String> get(String url, String token) {
        return send(HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token));
    }

    HttpResponse<String> post(String url, String token, String json) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return TestData.keep(
                    client.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError("no answer; the program said: " + out.text() + err.text(), e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** Tells it to stop, as SIGTERM would. */
    void stop() {
        termination.ask();
    }

    @Override
    public void close() {
        termination.ask();
        code.orTimeout(60, TimeUnit.SECONDS).join();
    }

    /** What is written, for whoever waits for it. */
    private static final class Output {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] more, int from, int length) {
                super.write(more, from, length);
                notifyAll();
            }
        };
        private boolean ended;

        PrintStream stream() {
            return new PrintStream(bytes, true, StandardCharsets.UTF_8);
        }

        void end() {
            synchronized (bytes) {
                ended = true;
                bytes.notifyAll();
            }
        }

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        Matcher await(Pattern wanted) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            synchronized (bytes) {
                while (true) {
                    Matcher found = wanted.matcher(text());
                    if (found.find()) {
                        return found;
                    }
                    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                    if (ended || left <= 0) {
                        throw new AssertionError("never said " + wanted + " but: " + text());
                    }
                    try {
                        bytes.wait(left);
                    } catch (InterruptedException e) {
                        throw new AssertionError("interrupted", e);
                    }
                }
            }
        }
    }
}
