package io.hirelay.server.passthrough;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Passes JSON on as it comes, but for texts that become others. Memory does not grow with the document. Where only links
 * matter, a part is read only once a name has been found that leads to one: until then it goes on at once, and is held for
 * a while so that it can be read afterwards. A link that seems to end the document waits for the document's end, and then
 * nothing has to be read at all. Confined to one event loop.
 */
final class LinkScan implements BodyChange {
    /** A longer text is no link. */
    static final int LONGEST_LINK = 16 * 1024;

    /** More than that is read and let go of. */
    private static final int MOST_UNREAD = 64 * 1024;

    private final LinkFields fields;
    private final Texts texts;
    private final JsonWalk walk;
    private final @Nullable NameSearch search;
    private final Deque<ByteBuf> unread = new ArrayDeque<>();
    private int unreadBytes;
    private byte[] held = new byte[0];
    private boolean holding;
    private @Nullable Ending ending;

    /** Told of each text that is asked for. */
    @FunctionalInterface
    interface Texts {
        /**
         * A text, as it is spelled between its quotes.
         *
         * @param bytes from the index {@code from} to before {@code to}
         * @param link whether it stands where a link does
         * @return how it is to be spelled instead; null when it stays as it is
         */
        byte @Nullable [] spelled(byte[] bytes, int from, int to, boolean link);
    }

    /**
     * What ends the document, if nothing comes behind it.
     *
     * @param part from the first name on
     * @param from index of the link's first byte in it
     * @param to behind its last
     */
    private record Ending(ByteBuf part, int from, int to) {}

    private LinkScan(LinkFields fields, Texts texts, JsonWalk walk, @Nullable NameSearch search) {
        this.fields = fields;
        this.texts = texts;
        this.walk = walk;
        this.search = search;
    }

    /** Looks at the texts that stand where links do. */
    static LinkScan ofLinks(LinkFields fields, Texts texts) {
        return new LinkScan(fields, texts, new JsonWalk(fields, false), new NameSearch(fields.lastNames()));
    }

    /** Looks at every text that is a value. */
    static LinkScan ofAll(LinkFields fields, Texts texts) {
        return new LinkScan(fields, texts, new JsonWalk(fields, true), null);
    }

    @Override
    public ByteBuf part(ByteBuf in) {
        if (!in.isReadable()) {
            return in;
        }
        boolean mayHoldLink = search == null || search.next(in);
        Ending before = ending;
        if (before != null) { // it was not the end
            ending = null;
            readUnread();
            return read(Unpooled.wrappedBuffer(before.part(), in));
        }
        if (!mayHoldLink && !walk.awaits()) {
            readLater(in);
            return in;
        }
        LastLink last = search == null || walk.awaits() ? null : LastLink.find(in, fields);
        if (last != null) {
            ByteBuf first = in.readRetainedSlice(last.begin());
            readLater(first);
            ending = new Ending(in, last.from() - last.begin(), last.to() - last.begin());
            return first;
        }
        readUnread();
        return read(in);
    }

    private void readLater(ByteBuf in) {
        unread.add(in.retainedDuplicate());
        unreadBytes += in.readableBytes();
        if (unreadBytes > MOST_UNREAD) {
            readUnread();
        }
    }

    /** Nothing in it is a link: what matters is where in the document it ends. */
    private void readUnread() {
        for (ByteBuf part = unread.poll(); part != null; part = unread.poll()) {
            byte[] bytes = bytes(part);
            walk.read(bytes, 0, bytes.length);
        }
        unreadBytes = 0;
    }

    private ByteBuf read(ByteBuf in) {
        int before = held.length;
        byte[] bytes = new byte[before + in.readableBytes()];
        System.arraycopy(held, 0, bytes, 0, before);
        in.getBytes(in.readerIndex(), bytes, before, bytes.length - before);
        boolean asItCame = before == 0;
        held = new byte[0];

        @Nullable ByteArrayOutputStream out = null;
        int copied = 0;
        int begin = 0;
        int at = before;
        while (true) {
            at = walk.read(bytes, at, bytes.length);
            if (walk.stop() == JsonWalk.Stop.END) {
                break;
            }
            if (walk.stop() == JsonWalk.Stop.BEGIN) {
                begin = at;
                holding = true;
                continue;
            }
            holding = false;
            byte[] other = texts.spelled(bytes, begin, at, walk.isLink());
            walk.pass();
            if (other != null) {
                out = out == null ? new ByteArrayOutputStream(bytes.length + other.length) : out;
                out.write(bytes, copied, begin - copied);
                out.write(other, 0, other.length);
                copied = at;
            }
        }
        int end = holding ? hold(bytes, begin) : bytes.length;
        if (out == null && asItCame && end == bytes.length) {
            return in;
        }
        in.release();
        if (out == null) {
            return Unpooled.wrappedBuffer(bytes, copied, end - copied);
        }
        out.write(bytes, copied, end - copied);
        return Unpooled.wrappedBuffer(out.toByteArray());
    }

    /** Keeps the beginning of a text until its end has come, unless it is none that could become another one. */
    private int hold(byte[] bytes, int begin) {
        if (bytes.length - begin > LONGEST_LINK || !mayBecomeLink(bytes, begin)) {
            holding = false;
            walk.pass();
            return bytes.length;
        }
        held = Arrays.copyOfRange(bytes, begin, bytes.length);
        return begin;
    }

    private static boolean mayBecomeLink(byte[] bytes, int begin) {
        return begin == bytes.length || (bytes[begin] | 0x20) == 'h' || bytes[begin] == '\\';
    }

    @Override
    public ByteBuf end() {
        byte[] rest = held;
        Ending last = ending;
        if (last != null) {
            ending = null;
            rest = changed(last);
        }
        held = new byte[0];
        close();
        return rest.length == 0 ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(rest);
    }

    private byte[] changed(Ending last) {
        byte[] bytes = bytes(last.part());
        byte[] other = texts.spelled(bytes, last.from(), last.to(), true);
        if (other == null) {
            return bytes;
        }
        byte[] all = new byte[bytes.length - (last.to() - last.from()) + other.length];
        System.arraycopy(bytes, 0, all, 0, last.from());
        System.arraycopy(other, 0, all, last.from(), other.length);
        System.arraycopy(bytes, last.to(), all, last.from() + other.length, bytes.length - last.to());
        return all;
    }

    @Override
    public void close() {
        Ending last = ending;
        if (last != null) {
            ending = null;
            last.part().release();
        }
        for (ByteBuf part = unread.poll(); part != null; part = unread.poll()) {
            part.release();
        }
        unreadBytes = 0;
    }

    private static byte[] bytes(ByteBuf part) {
        byte[] bytes = new byte[part.readableBytes()];
        part.readBytes(bytes);
        part.release();
        return bytes;
    }
}
