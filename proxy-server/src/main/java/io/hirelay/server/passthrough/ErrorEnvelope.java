package io.hirelay.server.passthrough;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.function.Function;

/** Keeps a provider's error, as far as it is not too long, and answers another body instead. Confined to one event loop. */
final class ErrorEnvelope implements BodyChange {
    /** What comes behind is left out: it is for people to read. */
    static final int MOST_KEPT = 64 * 1024;

    private final Function<byte[], byte[]> envelope;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    /** @param envelope what is answered to what the provider said */
    ErrorEnvelope(Function<byte[], byte[]> envelope) {
        this.envelope = envelope;
    }

    @Override
    public ByteBuf part(ByteBuf in) {
        byte[] bytes = new byte[Math.min(in.readableBytes(), MOST_KEPT - kept.size())];
        in.readBytes(bytes);
        in.release();
        kept.writeBytes(bytes);
        return Unpooled.EMPTY_BUFFER;
    }

    @Override
    public ByteBuf end() {
        return Unpooled.wrappedBuffer(envelope.apply(kept.toByteArray()));
    }

    @Override
    public void close() {
        // holds nothing that has to be given back
    }
}
