package io.hirelay.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Secrets of tests are recognised by a mark in them, which nothing else has: wherever it turns up, a secret was told.
 * Found as it is, which is how it is URL-encoded as well, in base64 wherever it begins in what was encoded, and in
 * hexadecimal digits.
 */
public final class Canary {
    /** Stands in every secret of a test. */
    public static final String MARK = "c4n4ry";

    private static final List<String> FORMS = forms();

    private Canary() {}

    private static List<String> forms() {
        byte[] mark = MARK.getBytes(StandardCharsets.UTF_8);
        List<String> forms = new ArrayList<>(List.of(MARK, HexFormat.of().formatHex(mark)));
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + mark.length];
            System.arraycopy(mark, 0, shifted, before, mark.length);
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            int from = (before * 8 + 5) / 6; // the characters that stand for the mark's bits alone
            int to = shifted.length * 8 / 6;
            forms.add(encoded.substring(from, to));
        }
        return List.copyOf(forms);
    }

    /** What stands around a secret in this text; empty when there is none. */
    public static Optional<String> in(String text) {
        return FORMS.stream().filter(text::contains).findFirst().map(form -> {
            int at = text.indexOf(form);
            return text.substring(Math.max(0, at - 60), Math.min(text.length(), at + form.length() + 40));
        });
    }

    /** The same for any bytes. */
    public static Optional<String> in(byte[] bytes) {
        return in(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** Fails when a secret was told. */
    public static void absent(String what, String text) {
        in(text).ifPresent(around -> {
            throw new AssertionError(what + " tells a secret: …" + around + "…");
        });
    }
}
