package io.hirelay.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Keeps bytes for as long as a call needs them. Thread-safe. */
public interface Spool {

    /**
     * Keeps everything that {@code source} still has.
     *
     * @param most how many bytes that may be
     * @throws TooLongException when there are more
     */
    Kept keep(InputStream source, long most) throws IOException;

    /** Kept bytes; closing them lets them go, twice is harmless. */
    interface Kept extends Content, AutoCloseable {
        @Override
        void close();
    }

    /** There are more bytes than may be kept. */
    final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        public TooLongException(long most) {
            super("more than " + most + " bytes");
        }
    }

    /** One that keeps them in memory: for hosts whose files are small or few. */
    static Spool memory() {
        return InMemory::keep;
    }

    /** In memory. */
    final class InMemory implements Kept {
        private final Content content;

        private InMemory(Content content) {
            this.content = content;
        }

        private static Kept keep(InputStream source, long most) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] part = new byte[8192];
            for (int read = source.read(part); read >= 0; read = source.read(part)) {
                if (bytes.size() + (long) read > most) {
                    throw new TooLongException(most);
                }
                bytes.write(part, 0, read);
            }
            return new InMemory(Content.of(bytes.toByteArray()));
        }

        @Override
        public long length() {
            return content.length();
        }

        @Override
        public InputStream open() throws IOException {
            return content.open();
        }

        @Override
        public void close() {}

        @Override
        public String toString() {
            return content.toString();
        }
    }
}
