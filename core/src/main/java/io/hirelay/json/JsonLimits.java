package io.hirelay.json;

/**
 * What is read at most; more is refused before it costs memory.
 *
 * @param bytes size of a document
 * @param depth how deep objects and lists are nested, 1 to 1000
 */
public record JsonLimits(int bytes, int depth) {
    /** 32 MiB, in which a file of 20 MiB finds room as base64; 64 levels. */
    public static final JsonLimits STANDARD = new JsonLimits(32 * 1024 * 1024, 64);

    public JsonLimits {
        if (bytes < 1) {
            throw new IllegalArgumentException("bytes must be positive, not " + bytes);
        }
        if (depth < 1 || depth > 1_000) {
            throw new IllegalArgumentException("depth must be from 1 to 1000, not " + depth);
        }
    }
}
