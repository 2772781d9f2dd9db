package io.hirelay.server.passthrough;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as it comes and stops at texts that are asked for: links, or every text that is a value. Never fails: what is
 * no JSON has no such texts, or others than somebody else would find.
 */
final class JsonWalk {
    /** Longer than any name that is looked for. */
    private static final int LONGEST_NAME = 128;

    /** Whoever nests deeper is not read. */
    private static final int DEEPEST = 10_000;

    /** Why {@link #read} stopped. */
    enum Stop {
        /** There is nothing more to be read. */
        END,
        /** A text begins: the next byte is its first one. */
        BEGIN,
        /** The text ends: the next byte is the quote behind it. */
        TEXT
    }

    private final LinkFields.@Nullable Node[] nodes;
    private final boolean everyValue;
    private final BitSet objects = new BitSet();
    private final byte[] name = new byte[LONGEST_NAME];

    private int depth;
    private int nameLength;
    private boolean inText;
    private boolean inName;
    private boolean escaped;
    private boolean wanted;
    private boolean atName;
    private boolean link;
    private boolean lost;
    private LinkFields.@Nullable Node found;
    private Stop stop = Stop.END;

    /** @param everyValue whether it stops at every text, or at links alone */
    JsonWalk(LinkFields links, boolean everyValue) {
        this.nodes = new LinkFields.@Nullable Node[links.depth() + 2];
        this.nodes[1] = links.root();
        this.everyValue = everyValue;
    }

    /**
     * Reads on.
     *
     * @return index of the first byte that was not read
     */
    int read(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && !lost) {
            if (inText) {
                at = text(bytes, at, to);
                if (at < to && wanted) {
                    stop = Stop.TEXT;
                    return at;
                }
                if (at < to) {
                    at++;
                    ended();
                }
            } else if (structure(bytes[at++])) {
                stop = Stop.BEGIN;
                return at;
            }
        }
        stop = Stop.END;
        return to;
    }

    /** Why it stopped. */
    Stop stop() {
        return stop;
    }

    /** Whether the text at which it stopped stands where a link does. */
    boolean isLink() {
        return link;
    }

    /** Whether a link may begin with the very next bytes. */
    boolean awaits() {
        return wanted || found != null && found.isLink();
    }

    /** The text at which it stopped is not of interest any more, or has been dealt with: it reads on behind it. */
    void pass() {
        wanted = false;
    }

    /** To the quote that ends the text, or to the end of what there is. */
    private int text(byte[] bytes, int from, int to) {
        int at = escaped ? from + 1 : from;
        escaped = false;
        while (at < to && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        if (at > to) {
            escaped = true;
            at = to;
        }
        if (inName) {
            int length = at - from;
            if (nameLength + length <= LONGEST_NAME) {
                System.arraycopy(bytes, from, name, nameLength, length);
            }
            nameLength = Math.min(nameLength + length, LONGEST_NAME + 1);
        }
        return at;
    }

    private void ended() {
        inText = false;
        if (inName) {
            inName = false;
            LinkFields.Node node = node(depth);
            found = node == null || nameLength > LONGEST_NAME ? null : node.find(name, nameLength);
        }
    }

    /** @return whether a text begins that is asked for */
    private boolean structure(byte b) {
        switch (b) {
            case '"' -> {
                return begin();
            }
            case '{' -> open(true);
            case '[' -> open(false);
            case '}', ']' -> close();
            case ',' -> {
                atName = objects.get(depth);
                found = null;
            }
            case ':' -> atName = false;
            default -> {}
        }
        return false;
    }

    private boolean begin() {
        inText = true;
        escaped = false;
        if (atName) {
            inName = node(depth) != null;
            nameLength = 0;
            found = null;
            return false;
        }
        link = found != null && found.isLink();
        wanted = link || everyValue;
        found = null;
        return wanted;
    }

    private void open(boolean object) {
        depth++;
        lost = depth > DEEPEST;
        objects.set(depth, object);
        atName = object;
        if (depth > 1 && depth < nodes.length) {
            nodes[depth] = object ? found : null;
        }
        found = null;
    }

    private void close() {
        if (depth > 0) {
            depth--;
        }
        atName = false;
        found = null;
    }

    /** What is looked for at this depth. */
    private LinkFields.@Nullable Node node(int at) {
        return at < nodes.length ? nodes[at] : null;
    }
}
