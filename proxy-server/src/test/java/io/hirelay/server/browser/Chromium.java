package io.hirelay.server.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A headless Chromium with a profile of its own, which reaches nothing but this machine. Ends with its test. The program is
 * named by the system property {@code hirelay.chromium}.
 */
public final class Chromium implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(1);

    private final Process process;
    private final DevTools tools;

    /** @param profile an empty directory */
    public Chromium(Path profile) {
        try {
            process = new ProcessBuilder(List.of(
                            System.getProperty("hirelay.chromium", "chromium"),
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--disable-dev-shm-usage",
                            "--force-color-profile=srgb",
                            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
                            "--remote-debugging-port=0",
                            "--user-data-dir=" + profile,
                            "about:blank"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tools = new DevTools(address(profile.resolve("DevToolsActivePort")));
    }

    /** The browser writes where it can be reached once it can be. */
    private URI address(Path file) {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
                if (lines.size() >= 2) {
                    return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
                }
                process.waitFor(50, TimeUnit.MILLISECONDS);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted", e);
            }
        }
        process.destroyForcibly();
        throw new AssertionError("the browser did not start");
    }

    /** A new, empty tab, with cookies of its own. */
    public Tab tab() {
        String context =
                (String) tools.call("", "Target.createBrowserContext", Map.of()).get("browserContextId");
        String target = (String)
                tools.call("", "Target.createTarget", Map.of("url", "about:blank", "browserContextId", context))
                        .get("targetId");
        return attach(target, context).size(1000, 1000);
    }

    /** The tab of a window that a page of this one has opened. */
    public Tab opened(Tab by, String urlPart) {
        return attach(target(by, "page", urlPart), by.context()).size(600, 800);
    }

    /** What lies in a frame of this page and comes from elsewhere. */
    public Tab frame(Tab in, String urlPart) {
        return attach(target(in, "iframe", urlPart), in.context());
    }

    private String target(Tab of, String type, String urlPart) {
        return tools.eventually("a " + type + " at " + urlPart, () -> {
            List<Map<String, Object>> targets =
                    DevTools.cast(tools.call("", "Target.getTargets", Map.of()).get("targetInfos"));
            return targets.stream()
                    .filter(target -> type.equals(target.get("type")))
                    .filter(target -> of.context().equals(target.get("browserContextId")))
                    .filter(target -> String.valueOf(target.get("url")).contains(urlPart))
                    .map(target -> String.valueOf(target.get("targetId")))
                    .findFirst();
        });
    }

    private Tab attach(String target, String context) {
        String session = (String) tools.call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId");
        return new Tab(tools, session, context);
    }

    @Override
    public void close() {
        tools.close();
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
