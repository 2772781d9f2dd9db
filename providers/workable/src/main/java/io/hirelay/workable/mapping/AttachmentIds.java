package io.hirelay.workable.mapping;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Ids of a candidate's files, which have none at Workable. An id names the candidate, so that it alone is enough to find
 * the file again, and what stays of a file while its signed address changes with every call: its kind, its name, and
 * which one it is of those that share both. Names are personal data, so only a digest of them is in the id.
 */
public final class AttachmentIds {
    private static final char SEPARATOR = '-';
    private static final int DIGEST_BYTES = 8;

    private AttachmentIds() {}

    /** The résumé: a candidate has one at a time. */
    public static String resume(String candidate) {
        return candidate + SEPARATOR + "resume";
    }

    /**
     * Any other file.
     *
     * @param ordinal counts from 0 among those of the same kind and name
     */
    static String file(String candidate, String kind, String name, int ordinal) {
        return candidate + SEPARATOR + digest(kind + '\n' + name + '\n' + ordinal);
    }

    /** The candidate whose file it is; empty when the id is not of this class's making. */
    public static Optional<String> candidate(String attachment) {
        int end = attachment.lastIndexOf(SEPARATOR);
        return end > 0 ? Optional.of(attachment.substring(0, end)) : Optional.empty();
    }

    private static String digest(String text) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(whole, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
