package io.hirelay.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * What tests leave behind, below {@code target/test-data}: their directories, and every answer that a server gave them.
 * It is kept, and at the end of the build {@link CanarySweep} looks for secrets in it.
 */
public final class TestData implements TempDirFactory {
    static final Path ROOT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("target/test-data");

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
        Files.createDirectories(ROOT);
        return Files.createTempDirectory(
                ROOT, test.getRequiredTestClass().getSimpleName().replaceAll("[^A-Za-z0-9]", "") + "-");
    }

    /** Keeps an answer for the sweep; not what was asked, in which a test may have put a secret. */
    public static synchronized <T> HttpResponse<T> keep(HttpResponse<T> answer) {
        String text = answer.request().method() + " -> " + answer.statusCode() + "\n"
                + answer.headers().map() + "\n" + answer.body() + "\n\n";
        try {
            Files.createDirectories(ROOT);
            Files.writeString(
                    ROOT.resolve("answers.txt"),
                    text,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("an answer cannot be kept", e);
        }
        return answer;
    }
}
