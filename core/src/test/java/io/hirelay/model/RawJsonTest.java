package io.hirelay.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RawJsonTest {
    private static final String VALUE = "{\"name\":\"Zoë\"}";

    private final byte[] answer = ("[1," + VALUE + ",2]").getBytes(StandardCharsets.UTF_8);
    private final RawJson slice = RawJson.slice(answer, 3, VALUE.getBytes(StandardCharsets.UTF_8).length);

    @Test
    void aSliceIsItsBytesAlone() throws IOException {
        byte[] own = VALUE.getBytes(StandardCharsets.UTF_8);
        assertEquals(own.length, slice.length());
        assertArrayEquals(own, slice.toBytes());
        assertEquals(VALUE, slice.text());
        var out = new ByteArrayOutputStream();
        slice.writeTo(out);
        assertArrayEquals(own, out.toByteArray());
        byte[] target = new byte[own.length + 2];
        assertEquals(own.length, slice.copyTo(target, 1));
        assertEquals(" " + VALUE + " ", new String(target, StandardCharsets.UTF_8).replace('\0', ' '));
    }

    @Test
    void itIsTheSameWhereverItWasCutFrom() {
        assertEquals(RawJson.of(VALUE), slice);
        assertEquals(RawJson.of(VALUE).hashCode(), slice.hashCode());
        assertNotEquals(RawJson.of(VALUE + " "), slice);
        assertNotEquals(RawJson.of(VALUE.replace('Z', 'z')), slice);
        assertNotEquals(slice, VALUE);
    }

    @Test
    void detachedItNoLongerHoldsTheAnswer() {
        RawJson detached = slice.detached();
        assertEquals(slice, detached);
        answer[3] = '!';
        assertEquals(VALUE, detached.text());
        assertSame(detached, detached.detached());
    }

    @Test
    void aSliceLiesWithinItsBytes() {
        assertThrows(IndexOutOfBoundsException.class, () -> RawJson.slice(answer, 1, answer.length));
        assertThrows(IndexOutOfBoundsException.class, () -> RawJson.slice(answer, -1, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> RawJson.slice(answer, 0, -1));
    }

    @Test
    void itsBytesCannotBeChangedThroughIt() {
        slice.toBytes()[0] = '!';
        assertEquals(VALUE, slice.text());
    }

    @Test
    void itDoesNotSayWhatItHolds() {
        assertEquals("RawJson[15 bytes]", slice.toString());
    }
}
