package io.hirelay.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** A file that is being fetched: to be read once, by one thread, and closed. */
public final class Download implements AutoCloseable {
    private final Optional<String> fileName;
    private final String contentType;
    private final OptionalLong length;
    private final InputStream stream;

    /**
     * @param contentType media type as whoever has the file tells it; {@code application/octet-stream} when it does not
     * @param length how many bytes will come, where that is told
     * @param stream fails with an {@link IOException} when the file breaks off, so that half of it never looks whole
     */
    public Download(Optional<String> fileName, String contentType, OptionalLong length, InputStream stream) {
        this.fileName = Objects.requireNonNull(fileName, "fileName");
        this.contentType = Objects.requireNonNull(contentType, "contentType");
        this.length = Objects.requireNonNull(length, "length");
        this.stream = Objects.requireNonNull(stream, "stream");
    }

    public Optional<String> fileName() {
        return fileName;
    }

    public String contentType() {
        return contentType;
    }

    public OptionalLong length() {
        return length;
    }

    public InputStream stream() {
        return stream;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
