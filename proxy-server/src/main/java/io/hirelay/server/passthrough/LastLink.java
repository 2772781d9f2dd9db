package io.hirelay.server.passthrough;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * The link with which a document ends, as most lists do: {@code ,"paging":{"next":"…"}}} and nothing behind it. Where that
 * is the end of a whole document, its place is known without having read what comes before: each brace at the end closes
 * one of the objects that the names stand in, and the last one the document.
 *
 * @param begin of the first name's quote, as an index into the part of the document in which it was found
 * @param from of the link's first byte
 * @param to behind its last
 */
record LastLink(int begin, int from, int to) {
    /** What looks like one at the end of a part, or null; the quote of a text before it is none of its own. */
    static @Nullable LastLink find(ByteBuf part, LinkFields fields) {
        for (byte[][] path : fields.paths()) {
            LastLink link = new Reader(part).find(path);
            if (link != null) {
                return link;
            }
        }
        return null;
    }

    /** Reads backwards. */
    private static final class Reader {
        private final ByteBuf part;
        private final int first;
        /** Behind the byte that is looked at next. */
        private int at;

        Reader(ByteBuf part) {
            this.part = part;
            this.first = part.readerIndex();
            this.at = part.writerIndex();
        }

        @Nullable LastLink find(byte[][] path) {
            for (int i = 0; i < path.length; i++) {
                if (!mark('}')) {
                    return null;
                }
            }
            if (!mark('"')) {
                return null;
            }
            int to = at;
            if (!text()) {
                return null;
            }
            int from = at + 1;
            for (int i = path.length - 1; i >= 0; i--) {
                if (!mark(':') || !name(path[i]) || i > 0 && !mark('{')) {
                    return null;
                }
            }
            int begin = at;
            return mark(',') || mark('{') ? new LastLink(begin - first, from - first, to - first) : null;
        }

        /** Whether this is next, with or without space behind it. */
        private boolean mark(char wanted) {
            while (at > first && isSpace(part.getByte(at - 1))) {
                at--;
            }
            if (at > first && part.getByte(at - 1) == wanted) {
                at--;
                return true;
            }
            return false;
        }

        /** To the quote that begins a text in which nothing is escaped. */
        private boolean text() {
            int least = Math.max(first, at - LinkScan.LONGEST_LINK);
            while (at > least) {
                byte b = part.getByte(--at);
                if (b == '"') {
                    return true;
                }
                if (b == '\\') {
                    return false;
                }
            }
            return false;
        }

        private boolean name(byte[] wanted) {
            if (!mark('"') || at - wanted.length - 1 < first) {
                return false;
            }
            at -= wanted.length;
            for (int i = 0; i < wanted.length; i++) {
                if (part.getByte(at + i) != wanted[i]) {
                    return false;
                }
            }
            return part.getByte(--at) == '"';
        }

        private static boolean isSpace(byte b) {
            return b == ' ' || b == '\n' || b == '\r' || b == '\t';
        }
    }
}
