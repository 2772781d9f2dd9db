package io.hirelay.server.passthrough;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Looks whether names occur in a JSON document that comes in parts, without reading it: for the byte of a name that is
 * rare in text, eight bytes at a time. Finds every name that is spelled without escapes, and at most texts besides that
 * are the same. Confined to one event loop.
 */
final class NameSearch {
    private static final String RARE_FIRST = "qzxjkvwybgpfmuhdlcrs_tnoiae";

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    /** A backslash, and both quotes. */
    private static final int AROUND = 3;

    private final Name[] names;
    private final int longest;
    private byte[] tail = new byte[0];

    /** @param rarest index of the byte that is looked for */
    private record Name(byte[] bytes, int rarest, long pattern) {
        static Name of(byte[] bytes) {
            int rarest = 0;
            for (int i = 1; i < bytes.length; i++) {
                if (RARE_FIRST.indexOf(bytes[i]) < RARE_FIRST.indexOf(bytes[rarest])) {
                    rarest = i;
                }
            }
            return new Name(bytes, rarest, ONES * bytes[rarest]);
        }
    }

    NameSearch(List<byte[]> names) {
        this.names = names.stream().map(Name::of).toArray(Name[]::new);
        this.longest = names.stream().mapToInt(name -> name.length).max().orElse(0);
    }

    /**
     * Whether a name ends in this part of the document, which follows the part of the call before.
     *
     * @param part is only looked at
     */
    boolean next(ByteBuf part) {
        boolean found = acrossBorder(part) || within(part);
        keepTail(part);
        return found;
    }

    private boolean within(ByteBuf part) {
        if (part.nioBufferCount() != 1) {
            return within(ByteBuffer.wrap(bytes(part, part.readerIndex(), part.readableBytes())));
        }
        return within(part.internalNioBuffer(part.readerIndex(), part.readableBytes()));
    }

    private boolean within(ByteBuffer bytes) {
        for (Name name : names) {
            if (occurs(name, bytes, bytes.position(), bytes.limit())) {
                return true;
            }
        }
        return false;
    }

    private static boolean occurs(Name name, ByteBuffer bytes, int from, int to) {
        long pattern = name.pattern();
        int at = from;
        for (; at + 32 <= to; at += 32) {
            long a = bytes.getLong(at) ^ pattern;
            long b = bytes.getLong(at + 8) ^ pattern;
            long c = bytes.getLong(at + 16) ^ pattern;
            long d = bytes.getLong(at + 24) ^ pattern;
            long hit = (a - ONES & ~a | b - ONES & ~b | c - ONES & ~c | d - ONES & ~d) & HIGH;
            if (hit != 0
                    && (at(name, bytes, at, a, from, to)
                            || at(name, bytes, at + 8, b, from, to)
                            || at(name, bytes, at + 16, c, from, to)
                            || at(name, bytes, at + 24, d, from, to))) {
                return true;
            }
        }
        return among(name, bytes, at, to, from, to);
    }

    /** @param others eight bytes of which those are zero that are the rare one */
    private static boolean at(Name name, ByteBuffer bytes, int at, long others, int from, int to) {
        long hits = ~((others & ~HIGH) + ~HIGH | others | ~HIGH);
        while (hits != 0) {
            int place = Long.numberOfLeadingZeros(hits) >>> 3;
            if (stands(name, bytes, at + place - name.rarest(), from, to)) {
                return true;
            }
            hits &= ~(Long.MIN_VALUE >>> (place << 3));
        }
        return false;
    }

    private static boolean among(Name name, ByteBuffer bytes, int begin, int end, int from, int to) {
        byte rare = name.bytes()[name.rarest()];
        for (int at = begin; at < end; at++) {
            if (bytes.get(at) == rare && stands(name, bytes, at - name.rarest(), from, to)) {
                return true;
            }
        }
        return false;
    }

    /** Where quotes stand around it and the first is not escaped, it is the whole of a text. */
    private static boolean stands(Name name, ByteBuffer bytes, int at, int from, int to) {
        byte[] wanted = name.bytes();
        int end = at + wanted.length;
        if (at - 1 < from || end >= to || bytes.get(at - 1) != '"' || bytes.get(end) != '"') {
            return false;
        }
        if (at - 2 >= from && bytes.get(at - 2) == '\\') {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes.get(at + i) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean acrossBorder(ByteBuf part) {
        if (tail.length == 0) {
            return false;
        }
        byte[] head = bytes(part, part.readerIndex(), Math.min(part.readableBytes(), longest + AROUND));
        byte[] border = Arrays.copyOf(tail, tail.length + head.length);
        System.arraycopy(head, 0, border, tail.length, head.length);
        return within(ByteBuffer.wrap(border));
    }

    private void keepTail(ByteBuf part) {
        int most = longest + AROUND;
        int length = part.readableBytes();
        if (length >= most || tail.length == 0) {
            int kept = Math.min(most, length);
            tail = bytes(part, part.writerIndex() - kept, kept);
            return;
        }
        byte[] both = Arrays.copyOf(tail, tail.length + length);
        part.getBytes(part.readerIndex(), both, tail.length, length);
        tail = both.length <= most ? both : Arrays.copyOfRange(both, both.length - most, both.length);
    }

    private static byte[] bytes(ByteBuf from, int index, int length) {
        byte[] bytes = new byte[length];
        from.getBytes(index, bytes);
        return bytes;
    }
}
