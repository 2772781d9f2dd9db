package io.hirelay.server.http.unified;

import java.util.List;

/** Names that a caller made up, in a form that a header can carry. */
final class HeaderText {
    private HeaderText() {}

    static String of(List<String> names) {
        return String.join(", ", names).replaceAll("[^\\x21-\\x7e ]", "?");
    }
}
