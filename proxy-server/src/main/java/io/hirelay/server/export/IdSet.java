package io.hirelay.server.export;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Ids, each once, in the order in which they came. Takes little more memory than their characters, so that a hundred
 * thousand fit beside everything else. Not thread-safe.
 */
final class IdSet {
    private byte[] text = new byte[1 << 10];
    private int[] ends = new int[1 << 6];
    private int[] table = new int[1 << 7]; // place + 1 of each id; 0 where there is none; never more than half full
    private int size;

    /** Whether it was not there. */
    boolean add(String id) {
        byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
        int slot = slot(utf8);
        if (table[slot] != 0) {
            return false;
        }
        keep(utf8);
        table[slot] = size;
        if (size * 2 > table.length) {
            rehash();
        }
        return true;
    }

    boolean contains(String id) {
        return table[slot(id.getBytes(StandardCharsets.UTF_8))] != 0;
    }

    /** The one that came as the so-many-th, from 0 on. */
    String get(int place) {
        return new String(text, begin(place), ends[place] - begin(place), StandardCharsets.UTF_8);
    }

    int size() {
        return size;
    }

    private int begin(int place) {
        return place == 0 ? 0 : ends[place - 1];
    }

    private void keep(byte[] utf8) {
        int begin = begin(size);
        int end = Math.addExact(begin, utf8.length);
        if (end > text.length) {
            text = Arrays.copyOf(text, Math.max(end, text.length + (text.length >> 1)));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, ends.length + (ends.length >> 1));
        }
        System.arraycopy(utf8, 0, text, begin, utf8.length);
        ends[size++] = end;
    }

    private int slot(byte[] utf8) {
        int slot = spread(utf8, 0, utf8.length);
        while (table[slot] != 0 && !same(table[slot] - 1, utf8)) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    private boolean same(int place, byte[] utf8) {
        return Arrays.equals(text, begin(place), ends[place], utf8, 0, utf8.length);
    }

    private int spread(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        hash *= 0x9e3779b1; // neighbours far apart: ids are often counted up
        return (hash ^ hash >>> 15) & table.length - 1;
    }

    private void rehash() {
        table = new int[table.length * 2];
        for (int place = 0; place < size; place++) {
            int slot = spread(text, begin(place), ends[place]);
            while (table[slot] != 0) {
                slot = slot + 1 & table.length - 1;
            }
            table[slot] = place + 1;
        }
    }
}
