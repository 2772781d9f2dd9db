package io.hirelay.server.passthrough;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Puts a JSON answer, byte for byte, into an envelope as its result, with a cursor for the place at which the provider's
 * list goes on. Of nothing comes a result that is null. Confined to one event loop.
 */
final class CustomEnvelope implements BodyChange {
    private final URI base;
    private final UnaryOperator<String> cursor;
    private final LinkScan scan;
    private @Nullable String next;
    private boolean begun;

    /**
     * @param base the provider's base address
     * @param cursor makes a cursor of path and query relative to it; ASCII that needs no escape in JSON
     */
    CustomEnvelope(LinkFields links, URI base, UnaryOperator<String> cursor) {
        this.base = base;
        this.cursor = cursor;
        this.scan = LinkScan.ofLinks(links, this::look);
    }

    private byte @Nullable [] look(byte[] bytes, int from, int to, boolean link) {
        LinkAddress address = LinkAddress.of(bytes, from, to, base, true);
        if (next == null && address != null) {
            next = address.target();
        }
        return null;
    }

    @Override
    public ByteBuf part(ByteBuf in) {
        if (begun) {
            return scan.part(in);
        }
        while (in.isReadable() && isBeforeDocument(in.getByte(in.readerIndex()))) {
            in.skipBytes(1);
        }
        if (!in.isReadable()) {
            in.release();
            return Unpooled.EMPTY_BUFFER;
        }
        begun = true;
        return Unpooled.wrappedBuffer(text("{\"result\":"), scan.part(in));
    }

    /** White space, and the mark that some put before UTF-8. */
    private static boolean isBeforeDocument(byte b) {
        return b == ' '
                || b == '\n'
                || b == '\r'
                || b == '\t'
                || b == (byte) 0xef
                || b == (byte) 0xbb
                || b == (byte) 0xbf;
    }

    @Override
    public ByteBuf end() {
        ByteBuf rest = begun ? scan.end() : text("{\"result\":null");
        String shown = next == null ? "null" : "\"" + cursor.apply(next) + "\"";
        return Unpooled.wrappedBuffer(rest, text(",\"next_cursor\":" + shown + ",\"prev_cursor\":null}"));
    }

    private static ByteBuf text(String text) {
        return Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        scan.close();
    }
}
