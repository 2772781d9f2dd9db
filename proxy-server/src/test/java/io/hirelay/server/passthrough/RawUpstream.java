package io.hirelay.server.passthrough;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that answers with the very bytes it was told, and keeps the very bytes it was sent. */
final class RawUpstream implements AutoCloseable {
    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "raw-upstream");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Semaphore goOn = new Semaphore(0);
    private volatile List<Reply> replies = List.of();
    private final AtomicInteger answered = new AtomicInteger();

    RawUpstream() throws IOException {
        listening = new ServerSocket(0, 1024, InetAddress.getByName("127.0.0.1"));
        threads.execute(this::accept);
    }

    /** What becomes of the connection behind an answer. */
    enum End {
        KEEPS,
        CLOSES,
        RESETS,
        /** Says no more until the other side leaves. */
        WAITS
    }

    /**
     * What a request is answered with.
     *
     * @param early whether it is sent without waiting for the request's body
     * @param parts the bytes; between two of them it waits until it is told to go on
     */
    record Reply(boolean early, List<String> parts, End end) {}

    /**
     * A request that has arrived.
     *
     * @param body when all of it has come; fails when the connection ends before
     * @param left when the other side has closed the connection
     */
    record Arrived(int connection, RawHead head, CompletableFuture<byte[]> body, CompletableFuture<Void> left) {}

    URI address() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** From now on the first request is answered with the first of these, the last one with all others. */
    void answers(List<Reply> with) {
        goOn.drainPermits();
        answered.set(0);
        replies = with;
    }

    void goOn() {
        goOn.release();
    }

    /** The next request in the order of arrival. */
    Arrived next() {
        try {
            Arrived next = arrived.poll(5, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing has reached the provider");
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** What has arrived and was not asked for. */
    List<Arrived> others() {
        List<Arrived> others = new java.util.ArrayList<>();
        arrived.drainTo(others);
        return others;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                open.add(socket);
                threads.execute(() -> serve(socket, connections.incrementAndGet()));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket, int number) {
        CompletableFuture<Void> left = new CompletableFuture<>();
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (RawHead head = RawHead.read(in); head != null; head = RawHead.read(in)) {
                Arrived one = new Arrived(number, head, new CompletableFuture<>(), left);
                arrived.add(one);
                List<Reply> known = replies;
                Reply reply = known.get(Math.min(answered.getAndIncrement(), known.size() - 1));
                if (!answer(socket, in, one, reply)) {
                    return;
                }
            }
        } catch (IOException e) {
            // the other side has left
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
            left.complete(null);
        }
    }

    private boolean answer(Socket socket, InputStream in, Arrived one, Reply reply)
            throws IOException, InterruptedException {
        if (!reply.early()) {
            read(in, one);
        }
        for (int i = 0; i < reply.parts().size(); i++) {
            if (i > 0 && !goOn.tryAcquire(10, TimeUnit.SECONDS)) {
                throw new IOException("nobody has said that it goes on");
            }
            socket.getOutputStream().write(reply.parts().get(i).getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        }
        switch (reply.end()) {
            case KEEPS -> {
                if (reply.early()) {
                    read(in, one);
                }
                return true;
            }
            case RESETS -> socket.setSoLinger(true, 0);
            case WAITS -> {
                byte[] rest = new byte[4096];
                while (in.read(rest) >= 0) {
                    // thrown away
                }
            }
            case CLOSES -> {}
        }
        return false;
    }

    private static void read(InputStream in, Arrived one) throws IOException {
        try {
            one.body().complete(one.head().body(in));
        } catch (IOException e) {
            one.body().completeExceptionally(e);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket each : Arrays.asList(open.toArray(new Socket[0]))) {
            each.close();
        }
        threads.shutdownNow();
    }
}
