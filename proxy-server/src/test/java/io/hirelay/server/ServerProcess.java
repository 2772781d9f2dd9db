package io.hirelay.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, which can be told to end, or killed. */
final class ServerProcess implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path out;
    private final Path err;
    private final String base;

    private ServerProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
        String said = await(err, "listening on http://");
        int begin = said.indexOf("http://");
        this.base = said.substring(begin, said.indexOf(';', begin));
    }

    /**
     * Starts one on a free port and waits until it listens.
     *
     * @param folder where what it says is kept
     * @param environment its settings; nothing else that begins with {@code HIRELAY_} is seen by it
     */
    static ServerProcess start(Path folder, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "serve");
        builder.environment().keySet().removeIf(name -> name.startsWith("HIRELAY_"));
        builder.environment().put("HIRELAY_PORT", "0");
        builder.environment().putAll(environment);
        try {
            Path out = Files.createTempFile(folder, "server", ".out");
            Path err = Files.createTempFile(folder, "server", ".err");
            Process process = builder.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            try {
                return new ServerProcess(process, out, err);
            } catch (AssertionError e) {
                process.destroyForcibly();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    String base() {
        return base;
    }

    /** Standard output so far: the log. */
    String out() {
        return read(out);
    }

    /** Standard error so far. */
    String err() {
        return read(err);
    }

    /** Waits until the log has a line that holds this text. */
    void awaitOut(String text) {
        await(out, text);
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** SIGKILL; returns when the process is gone. */
    void kill() {
        process.destroyForcibly();
        exitValue();
    }

    /** How it ended; waits for that. */
    int exitValue() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("did not end: " + out() + err());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    private String await(Path file, String text) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (System.nanoTime() < end) {
                for (String line : read(file).split("\n")) {
                    if (line.contains(text)) {
                        return line;
                    }
                }
                if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
        throw new AssertionError("never said " + text + ": " + out() + err());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
