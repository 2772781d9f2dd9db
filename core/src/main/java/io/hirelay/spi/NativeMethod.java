package io.hirelay.spi;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that can be asked of a native resource.
 *
 * @param name {@code list}, {@code get}, {@code create}, {@code update}, {@code delete}, or a word of its own
 * @param httpMethod by which the provider is asked
 * @param path relative to the native base, without a leading slash, variable parts in braces: {@code {id}} is the
 *     record's id, the others are parameters that have to be given
 * @param doc what it does, for people
 * @param rows where a list's records are; empty when the answer is none
 */
public record NativeMethod(String name, String httpMethod, String path, String doc, Optional<NativeRows> rows) {
    /** The records of a resource, page by page. */
    public static final String LIST = "list";
    /** One record by its id. */
    public static final String GET = "get";
    /** Makes a record. */
    public static final String CREATE = "create";
    /** Changes a record. */
    public static final String UPDATE = "update";
    /** Removes a record. */
    public static final String DELETE = "delete";

    private static final String ID = "id";
    private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}");

    public NativeMethod {
        if (!NativeResource.NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a native method is named in lower snake case, not " + name);
        }
        Objects.requireNonNull(httpMethod, "httpMethod");
        Objects.requireNonNull(doc, "doc");
        Objects.requireNonNull(rows, "rows");
        if (path.startsWith("/") || path.contains("?")) {
            throw new IllegalArgumentException("a native path is relative and has no query: " + path);
        }
        if (name.equals(LIST) != rows.isPresent()) {
            throw new IllegalArgumentException("a list, and nothing else, says where its rows are: " + name);
        }
    }

    /** One whose answer is no list. */
    public NativeMethod(String name, String httpMethod, String path, String doc) {
        this(name, httpMethod, path, doc, Optional.empty());
    }

    /** A list, which is asked for by GET. */
    public static NativeMethod list(String path, NativeRows rows, String doc) {
        return new NativeMethod(LIST, "GET", path, doc, Optional.of(rows));
    }

    /** Whether it changes nothing. */
    public boolean isRead() {
        return httpMethod.equals("GET") || httpMethod.equals("HEAD");
    }

    /** Whether it needs the id of a record. */
    public boolean takesId() {
        return places().contains(ID);
    }

    /** Names of the parameters, beside the id, that have to be given; they become part of the path. */
    public List<String> requiredParameters() {
        return places().stream().filter(place -> !place.equals(ID)).toList();
    }

    private List<String> places() {
        return PLACE.matcher(path).results().map(place -> place.group(1)).toList();
    }

    /** The path with every variable part put in, asked for by name. */
    public String filled(UnaryOperator<String> encoded) {
        return PLACE.matcher(path).replaceAll(place -> Matcher.quoteReplacement(encoded.apply(place.group(1))));
    }
}
