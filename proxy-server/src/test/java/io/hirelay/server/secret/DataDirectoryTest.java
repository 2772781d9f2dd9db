package io.hirelay.server.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    private Path folder;

    @Test
    void a_directory_that_is_made_is_its_owners_alone() throws Exception {
        Path path = folder.resolve("new").resolve("data");

        DataDirectory.open(path);

        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
    }

    @Test
    void what_is_made_once_is_read_ever_after() {
        DataDirectory directory = DataDirectory.open(folder.resolve("a/b"));

        assertEquals("first", directory.readOrCreate("name", () -> "first"));
        assertEquals("first", directory.readOrCreate("name", () -> "second"));
        assertEquals(
                Optional.of("first"), DataDirectory.open(folder.resolve("a/b")).read("name"));
    }

    @Test
    void files_are_for_their_owner_alone_and_leave_no_drafts() throws IOException {
        DataDirectory directory = DataDirectory.open(folder);
        directory.readOrCreate("made", () -> "x");
        directory.replace("replaced", "x");
        directory.replace("replaced", "y");

        for (String name : new String[] {"made", "replaced"}) {
            assertEquals(
                    "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))));
            assertFalse(directory.openToOthers(name));
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void a_file_that_others_may_read_is_noticed() throws IOException {
        DataDirectory directory = DataDirectory.open(folder);
        directory.readOrCreate("made", () -> "x");
        Files.setPosixFilePermissions(folder.resolve("made"), PosixFilePermissions.fromString("rw-r--r--"));

        assertTrue(directory.openToOthers("made"));
    }

    @Test
    void a_file_where_the_directory_should_be_is_told() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        for (Path path : new Path[] {file, file.resolve("below")}) {
            assertTrue(DataDirectory.problem(path).orElseThrow().contains("is not a directory"));
            String message = assertThrows(IllegalArgumentException.class, () -> DataDirectory.open(path))
                    .getMessage();
            assertTrue(message.contains(path.toString()), message);
        }
    }

    @Test
    void looking_for_problems_makes_nothing() {
        assertEquals(Optional.empty(), DataDirectory.problem(folder.resolve("a/b")));
        assertFalse(Files.exists(folder.resolve("a")));
    }
}
