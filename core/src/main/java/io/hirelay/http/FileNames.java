package io.hirelay.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Response;

/** What a fetched file is called: as its host says, else as its address ends. Never a path. */
final class FileNames {
    private static final int LONGEST = 255;
    private static final Pattern ENCODED =
            Pattern.compile("filename\\*\\s*=\\s*\"?utf-8'[^']*'([^;\"\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED =
            Pattern.compile("filename\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern BARE = Pattern.compile("filename\\s*=\\s*([^;\"\\s]+)", Pattern.CASE_INSENSITIVE);

    private FileNames() {}

    static Optional<String> of(Response response) {
        String disposition =
                Optional.ofNullable(response.header("Content-Disposition")).orElse("");
        return group(ENCODED, disposition)
                .flatMap(FileNames::decoded)
                .or(() -> group(QUOTED, disposition).map(name -> name.replace("\\\"", "\"")))
                .or(() -> group(BARE, disposition))
                .flatMap(FileNames::plain)
                .or(() -> last(response.request().url()));
    }

    private static Optional<String> last(HttpUrl url) {
        return plain(url.pathSegments().get(url.pathSize() - 1));
    }

    private static Optional<String> group(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> plain(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        boolean none = last.isEmpty() || last.equals(".") || last.equals("..") || last.length() > LONGEST;
        return none ? Optional.empty() : Optional.of(last);
    }
}
