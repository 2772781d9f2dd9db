package io.hirelay.server.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {
    @TempDir
    private Path folder;

    @Test
    void one_at_a_time_has_it_and_the_next_is_told_who() throws Exception {
        DataDirectory directory = DataDirectory.open(folder);
        DirectoryLock first = DirectoryLock.take(directory);
        DirectoryLock.TakenException refused =
                assertThrows(DirectoryLock.TakenException.class, () -> DirectoryLock.take(directory));
        assertTrue(
                refused.getMessage()
                        .contains("process " + ProcessHandle.current().pid()),
                refused.getMessage());
        assertTrue(refused.getMessage().contains(folder.toString()), refused.getMessage());
        first.close();
        DirectoryLock.take(directory).close();
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(DirectoryLock.FILE))));
    }
}
