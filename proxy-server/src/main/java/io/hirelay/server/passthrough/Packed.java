package io.hirelay.server.passthrough;

import io.hirelay.error.ProtocolException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Changes a body that is packed with gzip: unpacks it as it comes, and packs it again. A body that ends too early ends too
 * early when it has been changed. Confined to one event loop.
 */
final class Packed implements BodyChange {
    private static final int PIECE = 8 * 1024;
    private static final int TRAILER = 8;
    private static final byte[] HEAD = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private final BodyChange inner;
    private final Inflater unpacking = new Inflater(true);
    private final Deflater packing = new Deflater(Deflater.BEST_SPEED, true);
    private final CRC32 sum = new CRC32();
    private final GzipHead head = new GzipHead();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final byte[] piece = new byte[PIECE];

    private final CRC32 unpackedSum = new CRC32();
    private final byte[] trailer = new byte[TRAILER];
    private int trailerRead;
    private boolean inTrailer;
    private boolean inHead = true;
    private boolean begun;
    private boolean whole;
    private boolean came;
    private boolean closed;

    Packed(BodyChange inner) {
        this.inner = inner;
    }

    @Override
    public ByteBuf part(ByteBuf in) {
        byte[] bytes = new byte[in.readableBytes()];
        in.readBytes(bytes);
        in.release();
        came |= bytes.length > 0;
        int at = 0;
        while (at < bytes.length) {
            whole = false;
            if (inHead) {
                at = head.read(bytes, at);
                inHead = !head.isOver();
            } else if (inTrailer) {
                trailer[trailerRead++] = bytes[at++];
                if (trailerRead == TRAILER) {
                    check();
                }
            } else {
                at = unpack(bytes, at);
            }
        }
        return sent(Deflater.SYNC_FLUSH);
    }

    private int unpack(byte[] bytes, int from) {
        unpacking.setInput(bytes, from, bytes.length - from);
        try {
            while (!unpacking.finished() && !unpacking.needsInput()) {
                int length = unpacking.inflate(piece);
                if (length > 0) {
                    unpackedSum.update(piece, 0, length);
                    pack(inner.part(Unpooled.wrappedBuffer(piece.clone(), 0, length)), Deflater.NO_FLUSH);
                } else if (unpacking.needsDictionary()) {
                    throw new DataFormatException("a dictionary");
                }
            }
        } catch (DataFormatException e) {
            throw GzipHead.malformed();
        }
        if (unpacking.finished()) {
            inTrailer = true;
            trailerRead = 0;
        }
        return bytes.length - unpacking.getRemaining();
    }

    /** What has come must be what was packed; then another member may follow. */
    private void check() {
        ByteBuffer told = ByteBuffer.wrap(trailer).order(ByteOrder.LITTLE_ENDIAN);
        if (told.getInt() != (int) unpackedSum.getValue() || told.getInt() != (int) unpacking.getBytesWritten()) {
            throw GzipHead.malformed();
        }
        whole = true;
        inTrailer = false;
        inHead = true;
        head.again();
        unpacking.reset();
        unpackedSum.reset();
    }

    private void pack(ByteBuf changed, int flush) {
        byte[] bytes = new byte[changed.readableBytes()];
        changed.readBytes(bytes);
        changed.release();
        sum.update(bytes);
        packing.setInput(bytes);
        drain(flush);
    }

    private void drain(int flush) {
        byte[] packed = new byte[PIECE];
        int length;
        do {
            length = packing.deflate(packed, 0, packed.length, flush);
            begin();
            out.write(packed, 0, length);
        } while (length == packed.length);
    }

    private void begin() {
        if (!begun) {
            begun = true;
            out.writeBytes(HEAD);
        }
    }

    private ByteBuf sent(int flush) {
        if (begun) {
            drain(flush);
        }
        byte[] bytes = out.toByteArray();
        out.reset();
        return bytes.length == 0 ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(bytes);
    }

    @Override
    public ByteBuf end() {
        if (closed) {
            return Unpooled.EMPTY_BUFFER;
        }
        whole |= !came;
        ByteBuf last = inner.end();
        if (begun || came && whole || last.isReadable()) {
            pack(last, Deflater.NO_FLUSH);
            if (whole) {
                packing.finish();
                drain(Deflater.NO_FLUSH);
                number((int) sum.getValue());
                number(packing.getTotalIn());
            }
        } else {
            last.release();
        }
        ByteBuf rest = sent(whole ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH);
        close();
        return rest;
    }

    private void number(int value) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            out.write(value >>> shift);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            inner.close();
            unpacking.end();
            packing.end();
        }
    }

    /** What stands before packed bytes (RFC 1952, 2.3). */
    private static final class GzipHead {
        private static final int CHECKED = 2;
        private static final int EXTRA = 4;
        private static final int NAME = 8;
        private static final int COMMENT = 16;
        private static final int FIXED = 10;

        private int read;
        private int flags;
        private int extra;
        private int step;

        void again() {
            read = 0;
            step = 0;
        }

        boolean isOver() {
            return step == Step.OVER.ordinal();
        }

        private enum Step {
            FIXED_PART,
            EXTRA_LENGTH,
            EXTRA_BYTES,
            FILE_NAME,
            COMMENT_TEXT,
            CHECKSUM,
            OVER
        }

        /** @return index of the first byte that is not part of it */
        int read(byte[] bytes, int from) {
            int at = from;
            skipAbsent();
            while (at < bytes.length && !isOver()) {
                take(bytes[at++] & 0xff);
                skipAbsent();
            }
            return at;
        }

        private void take(int b) {
            int index = read++;
            switch (Step.values()[step]) {
                case FIXED_PART -> {
                    boolean right =
                            index == 0 ? b == 0x1f : index == 1 ? b == 0x8b : index != 2 || b == Deflater.DEFLATED;
                    if (!right) {
                        throw malformed();
                    }
                    if (index == 3) {
                        flags = b;
                    }
                    next(index == FIXED - 1);
                }
                case EXTRA_LENGTH -> {
                    extra = index == 0 ? b : extra | b << Byte.SIZE;
                    next(index == 1);
                }
                case EXTRA_BYTES -> next(index == extra - 1);
                case FILE_NAME, COMMENT_TEXT -> next(b == 0);
                case CHECKSUM -> next(index == 1);
                case OVER -> {}
            }
        }

        private void next(boolean over) {
            if (over) {
                step++;
                read = 0;
            }
        }

        private void skipAbsent() {
            while (isAbsent()) {
                step++;
            }
        }

        private boolean isAbsent() {
            return switch (Step.values()[step]) {
                case EXTRA_LENGTH -> (flags & EXTRA) == 0;
                case EXTRA_BYTES -> (flags & EXTRA) == 0 || extra == 0;
                case FILE_NAME -> (flags & NAME) == 0;
                case COMMENT_TEXT -> (flags & COMMENT) == 0;
                case CHECKSUM -> (flags & CHECKED) == 0;
                default -> false;
            };
        }

        static ProtocolException malformed() {
            return new ProtocolException("the provider's answer is not packed as its headers say", null, null);
        }
    }
}
