package io.hirelay.server.browser;

import io.hirelay.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Speaks the DevTools protocol over one web socket. Thread-safe. */
final class DevTools implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Json json = new Json();
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, CompletableFuture<Map<String, Object>>> calls = new ConcurrentHashMap<>();
    private final Semaphore happened = new Semaphore(0);
    private final WebSocket socket;

    DevTools(URI address) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new Messages())
                .join();
    }

    private final class Messages implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                received(json.readObject(text.toString().getBytes(StandardCharsets.UTF_8)));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    private void received(Map<String, Object> message) {
        if (message.get("id") instanceof Long id) {
            CompletableFuture<Map<String, Object>> call = calls.remove(id);
            if (call != null) {
                call.complete(message);
            }
        } else {
            happened.release();
        }
    }

    /** @param session the tab's; empty for the browser itself */
    Map<String, Object> call(String session, String method, Map<String, Object> parameters) {
        Map<String, Object> message = new LinkedHashMap<>();
        long id = ids.incrementAndGet();
        message.put("id", id);
        message.put("method", method);
        message.put("params", parameters);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();
        calls.put(id, answer);
        synchronized (socket) {
            socket.sendText(new String(json.write(message), StandardCharsets.UTF_8), true)
                    .join();
        }
        try {
            Map<String, Object> received = answer.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
            if (received.containsKey("error")) {
                throw new Refused(method + ": " + received.get("error"));
            }
            return cast(received.get("result"));
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(method + " was not answered", e);
        }
    }

    /** The browser does not do what it was asked, such as to look into a page that is just going away. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    /** Looks, whenever something has happened in the browser and now and then, until there is something. */
    <T> T eventually(String what, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            try {
                Optional<T> seen = look.get();
                if (seen.isPresent()) {
                    return seen.get();
                }
            } catch (Refused e) {
                // The page is changing: the next look sees the new one.
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("there was never " + what);
            }
            try {
                if (happened.tryAcquire(50, TimeUnit.MILLISECONDS)) {
                    happened.drainPermits();
                }
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted", e);
            }
        }
    }

    @SuppressWarnings("unchecked") // a test knows what it reads
    static <T> T cast(@Nullable Object value) {
        return (T) value;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
