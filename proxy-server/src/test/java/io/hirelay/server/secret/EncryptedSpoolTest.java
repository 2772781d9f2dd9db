package io.hirelay.server.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hirelay.file.Spool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptedSpoolTest {
    @TempDir
    private Path folder;

    private EncryptedSpool spool;

    private EncryptedSpool spool() {
        if (spool == null) {
            spool = EncryptedSpool.in(folder.resolve("spool"));
        }
        return spool;
    }

    @AfterEach
    void close() {
        spool().close();
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(DirectoryLock.FILE))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4096, 32 * 1024, 1_000_003})
    void what_is_kept_can_be_read_as_often_as_it_is_needed(int length) throws IOException {
        byte[] bytes = bytes(length);
        try (Spool.Kept kept = spool().keep(new ByteArrayInputStream(bytes), length)) {
            assertEquals(length, kept.length());
            for (int i = 0; i < 2; i++) {
                try (InputStream in = kept.open()) {
                    assertArrayEquals(bytes, in.readAllBytes());
                }
            }
            assertEquals(1, files().size());
        }
        assertEquals(List.of(), files());
    }

    @Test
    void nothing_of_it_can_be_read_on_the_disk() throws IOException {
        String text = "c4n4ry-curriculum ".repeat(1_000);
        try (Spool.Kept kept =
                spool().keep(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Long.MAX_VALUE)) {
            Path file = files().get(0);
            assertFalse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("c4n4ry"));
            assertFalse(kept.toString().contains("c4n4ry"));
            assertEquals(
                    "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("spool"))));
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
            try (EncryptedSpool other = EncryptedSpool.in(folder.resolve("spool"));
                    Spool.Kept theirs = other.keep(new ByteArrayInputStream(new byte[10]), 10)) {
                Path swapped = files().stream()
                        .filter(each -> !each.equals(file))
                        .findFirst()
                        .orElseThrow();
                Files.copy(file, swapped, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                assertThrows(IOException.class, () -> readAll(theirs), "another process has another key");
            }
        }
    }

    private static byte[] readAll(Spool.Kept kept) throws IOException {
        try (InputStream in = kept.open()) {
            return in.readAllBytes();
        }
    }

    @Test
    void what_was_altered_is_not_read() throws IOException {
        try (Spool.Kept kept = spool().keep(new ByteArrayInputStream(bytes(20_000)), 20_000)) {
            Path file = files().get(0);
            byte[] sealed = Files.readAllBytes(file);
            sealed[10_000] ^= 1;
            Files.write(file, sealed);
            assertThrows(IOException.class, () -> readAll(kept));
        }
    }

    @Test
    void more_than_may_be_kept_leaves_nothing() {
        assertThrows(
                Spool.TooLongException.class, () -> spool().keep(new ByteArrayInputStream(bytes(100_001)), 100_000));
        assertEquals(List.of(), files());
    }

    @Test
    void a_source_that_fails_leaves_nothing() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken off");
            }
        };
        assertThrows(IOException.class, () -> spool().keep(failing, 10));
        assertEquals(List.of(), files());
    }

    @Test
    void what_a_process_that_is_gone_has_left_is_removed_and_what_is_in_use_is_not() throws IOException {
        Path left = Files.createDirectories(folder.resolve("spool").resolve("of-a-process-that-was-killed"));
        Files.writeString(left.resolve("some-file"), "x");
        Files.writeString(left.resolve(DirectoryLock.FILE), "1");
        try (Spool.Kept kept = spool().keep(new ByteArrayInputStream(bytes(10)), 10)) {
            EncryptedSpool next = EncryptedSpool.in(folder.resolve("spool"));
            next.sweep();
            assertFalse(Files.exists(left));
            assertArrayEquals(bytes(10), readAll(kept));
        }
    }

    @Test
    void nothing_is_made_before_it_is_needed_and_nothing_is_left_at_the_end() throws IOException {
        spool().sweep();
        assertFalse(Files.exists(folder.resolve("spool")));
        spool().keep(new ByteArrayInputStream(bytes(10)), 10);
        spool().close();
        spool().close();
        assertFalse(Files.exists(folder.resolve("spool")));
    }
}
