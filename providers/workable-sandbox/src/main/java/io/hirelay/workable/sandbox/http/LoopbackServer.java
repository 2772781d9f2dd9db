package io.hirelay.workable.sandbox.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;

/** An HTTP server that only this machine can reach. */
final class LoopbackServer implements AutoCloseable {
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    static {
        // Read once when the JDK's server is first loaded; without it every answer may wait 40 ms for an ACK.
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    private final HttpServer server;

    private LoopbackServer(HttpServer server) {
        this.server = server;
    }

    /** Takes a port without listening yet; 0 for any that is free. */
    static LoopbackServer bind(int port) {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            return new LoopbackServer(HttpServer.create(new InetSocketAddress(loopback, port), 0));
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " of 127.0.0.1 cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Gives the paths below a root to a handler. */
    void serve(String root, HttpHandler handler) {
        server.createContext(root, handler);
    }

    void start(ExecutorService workers) {
        server.setExecutor(workers);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
