package io.hirelay.server.token;

import io.hirelay.error.HirelayException;
import io.hirelay.json.Json;
import io.hirelay.server.secret.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The tokens made on the command line, hashed, in a file of the data directory. A server reads them anew when the file
 * has changed. Thread-safe; two processes that change it at the same moment may lose the change of one.
 */
public final class TokenFile {
    static final String NAME = "api-tokens.json";

    private final DataDirectory directory;
    private final Json json;
    private State state = new State(Optional.empty(), List.of());

    public TokenFile(DataDirectory directory, Json json) {
        this.directory = directory;
        this.json = json;
    }

    /** What the file holds. */
    public record Tokens(List<ApiToken> tokens) {}

    /** What was read, and which file it was: every change puts another file in the place of the one before. */
    private record State(Optional<Version> version, List<ApiToken> tokens) {}

    private record Version(FileTime modified, long size, String key) {}

    /** The tokens as the file has them now. */
    public synchronized List<ApiToken> tokens() {
        Optional<Version> version = version();
        if (!version.equals(state.version())) {
            state = new State(version, read());
        }
        return state.tokens();
    }

    public void add(ApiToken token) {
        change(tokens -> Stream.concat(tokens.stream(), Stream.of(token)).toList());
    }

    /** Whether there was a token of this id. */
    public boolean revoke(String id) {
        boolean there = tokens().stream().anyMatch(token -> token.id().equals(id));
        if (there) {
            change(tokens ->
                    tokens.stream().filter(token -> !token.id().equals(id)).toList());
        }
        return there;
    }

    private synchronized void change(UnaryOperator<List<ApiToken>> change) {
        byte[] written = json.write(new Tokens(change.apply(tokens())));
        directory.replace(NAME, new String(written, StandardCharsets.UTF_8) + System.lineSeparator());
    }

    private List<ApiToken> read() {
        Optional<String> content = directory.read(NAME);
        if (content.isEmpty()) {
            return List.of();
        }
        try {
            return json.read(content.get().getBytes(StandardCharsets.UTF_8), Tokens.class)
                    .tokens();
        } catch (HirelayException e) {
            throw new UncheckedIOException(
                    directory.file(NAME) + " is damaged: " + e.getMessage() + "; restore it, or remove it and make its"
                            + " tokens anew",
                    new IOException(e));
        }
    }

    private Optional<Version> version() {
        Path file = directory.file(NAME);
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new Version(
                    attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be looked at by this user", e);
        }
    }
}
