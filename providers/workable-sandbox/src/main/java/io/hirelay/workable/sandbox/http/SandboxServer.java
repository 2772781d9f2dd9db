package io.hirelay.workable.sandbox.http;

import io.hirelay.workable.sandbox.access.Tokens;
import io.hirelay.workable.sandbox.control.FaultBoard;
import io.hirelay.workable.sandbox.control.RequestLog;
import io.hirelay.workable.sandbox.control.SandboxControl;
import io.hirelay.workable.sandbox.render.Links;
import io.hirelay.workable.sandbox.state.AccountState;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The two hosts of an account, one for the API and one for files, on a bounded pool of daemon threads. */
public final class SandboxServer implements AutoCloseable {
    private static final int WORKERS = 32;
    private static final int WAITING = 4096;

    private final ExecutorService workers;
    private final Pause pause = new Pause();
    private final LoopbackServer files;
    private final LoopbackServer api;
    private final Gate gate;

    /** @param port of the API; 0 for any that is free */
    public SandboxServer(
            AccountState state, Tokens tokens, FaultBoard faults, RequestLog log, Settings settings, int port) {
        Clock clock = settings.clock();
        this.api = LoopbackServer.bind(port);
        this.files = LoopbackServer.bind(0);
        this.workers = new ThreadPoolExecutor(
                WORKERS, WORKERS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), threads());
        FileLinks fileLinks = new FileLinks(clock);
        JsonBytes json = new JsonBytes();
        String subdomain = state.identity().subdomain();
        Links links = new HostLinks(api.uri(), files.uri(), subdomain, fileLinks);
        this.gate = new Gate(state, tokens, links, json);
        Presenter presenter = new Presenter(json, clock, subdomain, settings.callsPerWindow());
        SandboxControl control = settings.control();
        api.serve("/", new ApiHandler(new ApiSite(gate, presenter), presenter, faults, log, control, pause));
        api.serve(
                OAuthSite.PREFIX,
                new ApiHandler(new OAuthSite(control.oauth(), json), presenter, faults, log, control, pause));
        api.serve("/_sandbox", new ControlHandler(control, settings.controlToken(), json, this::endpoints));
        files.serve("/", new FileHandler(state, fileLinks));
        api.start(workers);
        files.start(workers);
    }

    /** What the server needs beside the account. */
    public record Settings(Clock clock, int callsPerWindow, SandboxControl control, String controlToken) {}

    public URI uri() {
        return api.uri();
    }

    /** Every endpoint as {@code METHOD template}. */
    public List<String> endpoints() {
        return gate.router().routes().stream()
                .map(route -> route.method() + " " + route.template())
                .toList();
    }

    @Override
    public void close() {
        pause.close();
        api.close();
        files.close();
        workers.shutdownNow();
    }

    private record HostLinks(URI api, URI files, String subdomain, FileLinks signer) implements Links {
        @Override
        public String api(String path) {
            return api + ApiHandler.PREFIX + path;
        }

        @Override
        public String application(String path) {
            return "https://" + subdomain + ".workable.com" + path;
        }

        @Override
        public String file(String key) {
            return files + signer.sign(key);
        }
    }

    private static ThreadFactory threads() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "workable-sandbox-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
