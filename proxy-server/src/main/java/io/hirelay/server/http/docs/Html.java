package io.hirelay.server.http.docs;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes a page; all text is escaped, and what is opened is closed in its order. Not thread-safe. */
final class Html {
    private final StringBuilder page = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** @param attributes name, value, next name … */
    Html open(String tag, String... attributes) {
        tag(tag, attributes);
        open.push(tag);
        return this;
    }

    /** Closes what was opened last. */
    Html close() {
        page.append("</").append(open.pop()).append(">");
        return this;
    }

    Html text(String text) {
        page.append(escape(text));
        return this;
    }

    /** An element that holds nothing but text. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    Html newLine() {
        page.append('\n');
        return this;
    }

    /** A row of cells that hold nothing but text. */
    Html row(String cellTag, String... cells) {
        open("tr");
        for (String cell : cells) {
            element(cellTag, cell);
        }
        return close().newLine();
    }

    /** Style as it is; never what came from outside. */
    Html style(String css) {
        page.append("<style>").append(css).append("</style>");
        return this;
    }

    Html doctype() {
        page.append("<!doctype html>\n");
        return this;
    }

    Html empty(String tag, String... attributes) {
        tag(tag, attributes);
        return this;
    }

    private void tag(String tag, String... attributes) {
        page.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            page.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escape(attributes[i + 1]))
                    .append('"');
        }
        page.append('>');
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return page.toString();
    }
}
