package io.hirelay.server.passthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Sends bodies through changes, in parts. */
final class Bodies {
    private Bodies() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The whole of what comes out; every buffer is given back. @param cuts where parts end */
    static byte[] through(BodyChange change, byte[] body, int... cuts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<ByteBuf> buffers = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= cuts.length; i++) {
            int to = i < cuts.length ? cuts[i] : body.length;
            boolean direct = to > from && (i + to) % 2 == 0;
            ByteBuf part = direct
                    ? PooledByteBufAllocator.DEFAULT.directBuffer().writeBytes(body, from, to - from)
                    : Unpooled.wrappedBuffer(body, from, to - from);
            buffers.add(part);
            take(change.part(part), out, buffers);
            from = to;
        }
        take(change.end(), out, buffers);
        change.close();
        buffers.forEach(buffer -> assertEquals(buffer == Unpooled.EMPTY_BUFFER ? 1 : 0, buffer.refCnt(), "given back"));
        return out.toByteArray();
    }

    private static void take(ByteBuf part, ByteArrayOutputStream out, List<ByteBuf> buffers) {
        byte[] bytes = new byte[part.readableBytes()];
        part.readBytes(bytes);
        out.writeBytes(bytes);
        buffers.add(part);
        part.release();
    }

    static byte[] packed(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] unpacked(byte[] body) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
