package io.hirelay.json;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Bytes that are gathered before they are handed out as an array of exactly their size. For one thread at a time. */
final class Buffer extends OutputStream {
    private static final int FIRST = 16 * 1024;

    /** Larger ones are left to the garbage collector: one large answer must not cost memory for ever. */
    private static final int LARGEST_KEPT = 1024 * 1024;

    private byte[] bytes = new byte[FIRST];
    private int length;

    @Override
    public void write(int b) {
        reserve(1);
        bytes[length++] = (byte) b;
    }

    @Override
    public void write(byte[] source, int offset, int count) {
        reserve(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void reserve(int more) {
        int needed = Math.addExact(length, more);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(Integer.MAX_VALUE - 8L, bytes.length * 2L)));
        }
    }

    /** A few buffers that are used again and again. Thread-safe; no thread owns one, so virtual threads share them. */
    static final class Pool {
        private final AtomicReferenceArray<@Nullable Buffer> kept;

        Pool(int size) {
            this.kept = new AtomicReferenceArray<>(size);
        }

        Buffer take() {
            for (int i = 0; i < kept.length(); i++) {
                Buffer buffer = kept.get(i) == null ? null : kept.getAndSet(i, null);
                if (buffer != null) {
                    return buffer;
                }
            }
            return new Buffer();
        }

        void giveBack(Buffer buffer) {
            if (buffer.bytes.length > LARGEST_KEPT) {
                return;
            }
            buffer.length = 0;
            for (int i = 0; i < kept.length(); i++) {
                if (kept.get(i) == null && kept.compareAndSet(i, null, buffer)) {
                    return;
                }
            }
        }
    }
}
