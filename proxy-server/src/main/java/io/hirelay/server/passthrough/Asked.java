package io.hirelay.server.passthrough;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the first line of a request asks for.
 *
 * @param custom whether it is the form whose answers come in an envelope, and whose account is a parameter
 * @param account as the caller writes it; empty when it is not named
 * @param rest path and query behind the account, for the provider
 * @param cursor where a list is to go on
 */
record Asked(boolean custom, String account, String rest, Optional<String> cursor) {
    private static final String PASSTHROUGH = "/passthrough/";
    private static final String CUSTOM = "/custom/";
    private static final String ACCOUNT = "integrated_account_id";
    private static final String CURSOR = "next_cursor";

    /** The template of a path, for logs and metrics; null when it is for somebody else. */
    static @Nullable String route(String target) {
        int at = pathAt(target);
        return target.startsWith(PASSTHROUGH, at)
                ? PassthroughEndpoints.PASSTHROUGH
                : target.startsWith(CUSTOM, at) ? PassthroughEndpoints.CUSTOM : null;
    }

    /**
     * What a target asks for whose {@link #route} is not null.
     *
     * @throws InvalidRequestException when a parameter that is ours is wrong
     */
    static Asked of(String target) {
        int at = pathAt(target);
        if (target.startsWith(CUSTOM, at)) {
            return custom(target.substring(at + CUSTOM.length() - 1));
        }
        int from = at + PASSTHROUGH.length();
        int end = from;
        while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
            end++;
        }
        return new Asked(false, target.substring(from, end), target.substring(end), Optional.empty());
    }

    /** More than one slash at the beginning counts as one, and some write the whole address. */
    private static int pathAt(String target) {
        int at = 0;
        if (!target.startsWith("/")) {
            int host = target.indexOf("://");
            at = host < 0 ? 0 : target.indexOf('/', host + 3);
            if (at < 0) {
                return target.length();
            }
        }
        while (at + 1 < target.length() && target.charAt(at) == '/' && target.charAt(at + 1) == '/') {
            at++;
        }
        return at;
    }

    private static Asked custom(String rest) {
        int question = rest.indexOf('?');
        if (question < 0) {
            return new Asked(true, "", rest, Optional.empty());
        }
        List<String> theirs = new ArrayList<>();
        List<String> accounts = new ArrayList<>();
        List<String> cursors = new ArrayList<>();
        for (String pair : rest.substring(question + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (name.equals(ACCOUNT)) {
                accounts.add(decoded(value).strip());
            } else if (name.equals(CURSOR)) {
                cursors.add(decoded(value));
            } else {
                theirs.add(pair);
            }
        }
        boolean ours = !accounts.isEmpty() || !cursors.isEmpty();
        String path = rest.substring(0, question);
        return new Asked(
                true,
                one(ACCOUNT, accounts).orElse(""),
                !ours ? rest : theirs.isEmpty() ? path : path + "?" + String.join("&", theirs),
                one(CURSOR, cursors));
    }

    private static Optional<String> one(String name, List<String> values) {
        if (values.size() > 1) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_INVALID_PARAMETER, name, "must be given once, not twice or more");
        }
        return values.stream().filter(value -> !value.isBlank()).findFirst();
    }

    /** Ours are plain ASCII; whatever cannot be decoded is none of them. */
    private static String decoded(String text) {
        return text.indexOf('%') < 0 ? text : ProviderPath.decoded(text, false);
    }

    /** The path as we read it, from the beginning, for whoever allows paths. */
    List<String> path() {
        return behind(ProviderPath.segments(pathOf(rest)));
    }

    /** The path as a provider may read it that decodes and tidies more than we do. */
    List<String> pathAsOthersRead() {
        return behind(ProviderPath.tidied(pathOf(rest)));
    }

    private List<String> behind(List<String> segments) {
        List<String> all = new ArrayList<>();
        all.add(custom ? "custom" : "passthrough");
        if (!custom) {
            all.add(account.toLowerCase(Locale.ROOT));
        }
        all.addAll(segments);
        return all;
    }

    private static String pathOf(String rest) {
        int question = rest.indexOf('?');
        return question < 0 ? rest : rest.substring(0, question);
    }

    /** Where the account was named, or should have been. */
    String field() {
        return ACCOUNT;
    }

    /** Nothing of what the caller sent. */
    @Override
    public String toString() {
        return custom ? PassthroughEndpoints.CUSTOM : PassthroughEndpoints.PASSTHROUGH;
    }
}
