package io.hirelay.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sqlite.SQLiteJDBCLoader;

/**
 * SQLite's native part. Its driver unpacks it into the temporary directory and removes it when the process ends as it
 * should; one that is killed would leave it there for ever, so that it is removed as soon as it is loaded.
 */
final class NativeLibrary {
    private static final String PREFIX = "hirelay-sqlite-";

    /** The driver's own setting, for where the temporary directory will not do. */
    private static final String DIRECTORY = "org.sqlite.tmpdir";

    private NativeLibrary() {}

    private static final class Loaded {
        static final boolean HERE = load(Optional.ofNullable(System.getProperty(DIRECTORY)));
    }

    /**
     * Loads it, once for the process; to be called before the driver is first used. When that fails, the driver tries it in
     * its own way, and says why that fails.
     */
    static boolean load() {
        return Loaded.HERE;
    }

    private static boolean load(Optional<String> set) {
        try {
            Path own = set.isPresent()
                    ? Files.createTempDirectory(Path.of(set.get()), PREFIX)
                    : Files.createTempDirectory(PREFIX);
            own.toFile().deleteOnExit(); // before its files: the last comes first
            System.setProperty(DIRECTORY, own.toString());
            try {
                return SQLiteJDBCLoader.initialize();
            } finally {
                set.ifPresentOrElse(
                        directory -> System.setProperty(DIRECTORY, directory), () -> System.clearProperty(DIRECTORY));
                remove(own);
            }
        } catch (Exception e) { // declared by the driver, which will say so again
            return false;
        }
    }

    /** Where what is in use cannot be removed, the driver removes it at the end of the process. */
    private static void remove(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            List<Path> files = all.toList();
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(directory);
    }
}
