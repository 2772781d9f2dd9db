package io.hirelay.server.export;

import io.hirelay.server.secret.DataDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/** Lines that are only ever added, and are on the disk when it says so. Not thread-safe. */
final class RecordFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final FileChannel channel;
    private long length;

    private RecordFile(Path path, FileChannel channel, long length) {
        this.path = path;
        this.channel = channel;
        this.length = length;
    }

    /**
     * Opens a file that had this length when it was last known to be whole; what came later is cut off.
     *
     * @throws ExportFailure when it is shorter
     */
    static RecordFile open(DataDirectory directory, String name, long length) {
        FileChannel channel = directory.channel(name);
        try {
            long there = channel.size();
            if (there < length) {
                channel.close();
                throw ExportFailure.stopped(directory.file(name) + " has " + there + " bytes of the " + length
                        + " that were written: somebody else changed it; --force begins again");
            }
            channel.truncate(length);
            channel.position(length);
            return new RecordFile(directory.file(name), channel, length);
        } catch (IOException e) {
            throw new UncheckedIOException(directory.file(name) + " cannot be written", e);
        }
    }

    /** Adds lines and waits until they are on the disk; the new length. */
    long append(List<byte[]> lines) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(BUFFER);
        for (byte[] line : lines) {
            all.writeBytes(line);
            all.write('\n');
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(all.toByteArray());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be written", e);
        }
        length += all.size();
        return length;
    }

    long length() {
        return length;
    }

    /** Reads the lines from one place to another, both the beginning of a line or the end. */
    void read(long from, long to, Consumer<byte[]> line) {
        read(path, from, to, line);
    }

    static void read(Path path, long from, long to, Consumer<byte[]> line) {
        try (FileChannel reading = FileChannel.open(path, StandardOpenOption.READ)) {
            InputStream in = Channels.newInputStream(reading.position(from));
            ByteArrayOutputStream begun = new ByteArrayOutputStream();
            byte[] block = new byte[BUFFER];
            for (long at = from; at < to; ) {
                int read = in.read(block, 0, (int) Math.min(BUFFER, to - at));
                if (read < 0) {
                    throw new IOException("the file ended early");
                }
                at += read;
                int start = 0;
                for (int i = 0; i < read; i++) {
                    if (block[i] == '\n') {
                        begun.write(block, start, i - start);
                        line.accept(begun.toByteArray());
                        begun.reset();
                        start = i + 1;
                    }
                }
                begun.write(block, start, read - start);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be closed", e);
        }
    }
}
