package io.hirelay.server.secret;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig2026;
import io.hirelay.file.Spool;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps files on disk for as long as a call needs them, encrypted (AES-256-GCM, part by part) with a key that lies in
 * this process's memory alone: what a killed process leaves behind can be read by nobody. Each process has a directory of
 * its own, made for its first file and locked as long as it runs; {@link #sweep} removes those of processes that are
 * gone. Thread-safe.
 */
public final class EncryptedSpool implements Spool, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EncryptedSpool.class);

    private static final Keyset.Kind<StreamingAead> KIND = new Keyset.Kind<>(
            StreamingAeadConfig2026.get(), PredefinedStreamingAeadParameters.AES256_GCM_HKDF_4KB, StreamingAead.class);

    private static final int PART = 32 * 1024;

    /** Whoever sweeps at this very moment may take a directory away before it is locked. */
    private static final int ATTEMPTS = 3;

    private final Path parent;
    private final StreamingAead key = Keyset.fresh(KIND).primitive();
    private @Nullable DataDirectory own;
    private @Nullable DirectoryLock lock;

    private EncryptedSpool(Path parent) {
        this.parent = parent;
    }

    /** One whose files are somewhere in this directory; it is made when it is needed. */
    public static EncryptedSpool in(Path directory) {
        return new EncryptedSpool(directory.toAbsolutePath().normalize());
    }

    /** Removes what processes that are gone have left. */
    public void sweep() {
        for (Path each : entries(parent)) {
            try {
                if (Files.isDirectory(each)) {
                    removeUnused(each);
                }
            } catch (UncheckedIOException e) {
                LOG.warn("{} could not be removed: {}", each, String.valueOf(e.getMessage()));
            }
        }
    }

    private static void removeUnused(Path directory) {
        DirectoryLock theirs;
        try {
            theirs = DirectoryLock.take(DataDirectory.at(directory));
        } catch (DirectoryLock.TakenException inUse) {
            return;
        }
        try {
            remove(directory);
        } finally {
            theirs.close();
        }
    }

    /** Begins a file. */
    public Writing begin() throws IOException {
        DataDirectory directory = directory();
        String name = UUID.randomUUID().toString();
        return new Writing(directory.file(name), name.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public Kept keep(InputStream source, long most) throws IOException {
        try (Writing writing = begin()) {
            byte[] part = new byte[PART];
            for (int read = source.read(part); read >= 0; read = source.read(part)) {
                if (writing.length() + read > most) {
                    throw new TooLongException(most);
                }
                writing.write(part, 0, read);
            }
            return writing.finish();
        }
    }

    /** Removes everything of this process, and the directory when no other process has anything there. */
    @Override
    public synchronized void close() {
        if (own != null && lock != null) {
            remove(own.path());
            lock.close();
            own = null;
            lock = null;
            try {
                Files.deleteIfExists(parent);
            } catch (IOException inUse) {
                LOG.debug("{} is in use", parent);
            }
        }
    }

    private synchronized DataDirectory directory() throws IOException {
        for (int attempt = 1; own == null; attempt++) {
            try {
                DataDirectory.open(parent);
                DataDirectory made =
                        DataDirectory.open(parent.resolve(UUID.randomUUID().toString()));
                lock = DirectoryLock.take(made);
                own = made;
            } catch (UncheckedIOException | IllegalArgumentException e) {
                if (attempt == ATTEMPTS) {
                    throw new IOException("there is no place for files: " + e.getMessage(), e);
                }
            }
        }
        return own;
    }

    /** The lock's file last: it says that nobody uses the others. */
    private static void remove(Path directory) {
        try {
            for (Path file : entries(directory)) {
                if (!file.endsWith(DirectoryLock.FILE)) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(directory.resolve(DirectoryLock.FILE));
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getClass().getSimpleName(), e);
        }
    }

    private static List<Path> entries(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be read by this user", e);
        }
    }

    /** A file that is being written, by one thread at a time; closed before it is finished, it is gone. */
    public final class Writing implements AutoCloseable {
        private final Path file;
        private final byte[] name;
        private final OutputStream out;
        private long length;
        private boolean finished;

        private Writing(Path file, byte[] name) throws IOException {
            this.file = file;
            this.name = name;
            OutputStream raw = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try {
                this.out = key.newEncryptingStream(raw, name);
            } catch (GeneralSecurityException | IOException e) {
                raw.close();
                Files.deleteIfExists(file);
                throw new IOException("a file could not be encrypted", e);
            }
        }

        /** Bytes written so far. */
        public long length() {
            return length;
        }

        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
            length += count;
        }

        /** What was written. */
        public Kept finish() throws IOException {
            out.close();
            finished = true;
            return new OnDisk(file, name, length);
        }

        @Override
        public void close() throws IOException {
            if (!finished) {
                try {
                    out.close();
                } finally {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private final class OnDisk implements Kept {
        private final Path file;
        private final byte[] name;
        private final long length;

        OnDisk(Path file, byte[] name, long length) {
            this.file = file;
            this.name = name;
            this.length = length;
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public InputStream open() throws IOException {
            InputStream raw = new BufferedInputStream(Files.newInputStream(file), PART);
            try {
                return key.newDecryptingStream(raw, name);
            } catch (GeneralSecurityException | IOException e) {
                raw.close();
                throw new IOException("a file could not be decrypted", e);
            }
        }

        @Override
        public void close() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.warn("a spooled file could not be removed: {}", e.getClass().getName());
            }
        }

        /** What it holds may be personal: only how much it is. */
        @Override
        public String toString() {
            return "<" + length + " bytes>";
        }
    }
}
