package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Looks, after all tests, through everything they have left: data directories and databases, logs, reports and answers.
 * No secret of a test may stand there. Run by the build in a phase of its own; no other test is named like this.
 */
class CanarySweep {
    private static final Path REPORTS = TestData.ROOT.resolveSibling("surefire-reports");

    @Test
    void no_secret_is_in_anything_that_is_left() throws IOException {
        List<String> told = new ArrayList<>();
        int files = 0;
        int databases = 0;
        for (Path root : List.of(TestData.ROOT, REPORTS)) {
            try (Stream<Path> all = Files.walk(root)) {
                for (Path file : all.filter(CanarySweep::isAnothers).toList()) {
                    files++;
                    databases += file.toString().endsWith(".db") ? 1 : 0;
                    Canary.in(bytes(file)).ifPresent(around -> told.add(file + ": …" + around + "…"));
                }
            }
        }
        assertEquals(List.of(), told);
        assertTrue(files > 50 && databases > 5, files + " files and " + databases + " databases were looked through");
        assertTrue(Files.size(TestData.ROOT.resolve("answers.txt")) > 100_000, "answers were kept");
    }

    /** What the sweep of an earlier build has found stands in its own report. */
    private static boolean isAnothers(Path file) {
        return Files.isRegularFile(file) && !file.getFileName().toString().contains(CanarySweep.class.getSimpleName());
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
