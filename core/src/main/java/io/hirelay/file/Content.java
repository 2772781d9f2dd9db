package io.hirelay.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** The bytes of a file, read when they are needed and as often as they are needed. Thread-safe. */
public interface Content {

    /** How many bytes there are. */
    long length();

    /** The bytes from the first on, anew each time; to be closed by whoever opens it. */
    InputStream open() throws IOException;

    /** Bytes as they are; not to be changed afterwards. */
    static Content of(byte[] bytes) {
        return new Bytes(bytes);
    }

    /** A file, read anew each time and never as a whole; it must not change meanwhile. */
    static Content of(Path file) {
        try {
            return new OnDisk(file, Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the file cannot be read", e);
        }
    }

    /**
     * What a base64 text stands for; line breaks and the alphabet of URLs are understood.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Content base64(String text) {
        boolean ofUrls = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
        try {
            return of(
                    ofUrls
                            ? Base64.getUrlDecoder().decode(text.strip())
                            : Base64.getMimeDecoder().decode(checked(text)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be the file's bytes as base64", e);
        }
    }

    /** The JDK's lenient decoder skips what is no base64 at all. */
    private static String checked(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean base64 = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+';
            if (!base64 && c != '/' && c != '=' && c != '\n' && c != '\r') {
                throw new IllegalArgumentException("not base64");
            }
        }
        return text;
    }

    /** In memory. */
    final class Bytes implements Content {
        private final byte[] bytes;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        /** What it holds may be personal: only how much it is. */
        @Override
        public String toString() {
            return "<" + bytes.length + " bytes>";
        }
    }

    /** On disk. */
    final class OnDisk implements Content {
        private final Path file;
        private final long length;

        OnDisk(Path file, long length) {
            this.file = file;
            this.length = length;
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public String toString() {
            return "<" + length + " bytes>";
        }
    }
}
