package io.hirelay.server.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Held by the one process that may use a directory; it goes when the process does, however that ends. */
public final class DirectoryLock implements AutoCloseable {
    static final String FILE = "hirelay.lock";

    /** Far behind what the file says, so that it can be read where locks keep readers out. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final int MOST_DIGITS = 20;

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Somebody else uses the directory; the message says who, as far as it can be told. */
    public static final class TakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Optional<String> process;

        TakenException(Path directory, Optional<String> process) {
            super("the data directory " + directory + " is used by another server"
                    + process.map(pid -> " (process " + pid + ")").orElse("")
                    + "; stop that one, or name another directory");
            this.process = process;
        }

        /** Number of the process that has it, as far as it can be told. */
        public Optional<String> process() {
            return process;
        }
    }

    /**
     * Takes it, or says who has it.
     *
     * @throws TakenException when another process, or another server in this one, has it
     */
    public static DirectoryLock take(DataDirectory directory) {
        Path file = directory.file(FILE);
        directory.readOrCreate(FILE, () -> "");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            boolean taken = false;
            try {
                if (!locked(channel)) {
                    throw new TakenException(directory.path(), holder(channel));
                }
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(
                        Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
                taken = true;
                return new DirectoryLock(channel);
            } finally {
                if (!taken) {
                    channel.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be locked by this user", e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static Optional<String> holder(FileChannel channel) throws IOException {
        ByteBuffer said = ByteBuffer.allocate(MOST_DIGITS);
        channel.read(said, 0);
        String pid = new String(said.array(), 0, said.position(), StandardCharsets.US_ASCII).strip();
        return Optional.of(pid).filter(text -> text.matches("\\d+"));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a lock could not be given back", e);
        }
    }
}
