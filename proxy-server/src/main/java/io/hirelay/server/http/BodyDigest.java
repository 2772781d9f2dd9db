package io.hirelay.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of a body. Of a form, it does not depend on what separates its parts, which clients choose by chance. */
final class BodyDigest {
    private static final int PART = 32 * 1024;

    private final MessageDigest digest;

    private BodyDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static byte[] of(byte[] body) {
        return new BodyDigest().digest.digest(body);
    }

    static byte[] of(Form form) {
        BodyDigest digest = new BodyDigest();
        digest.number(form.fields().size());
        form.fields().forEach((name, values) -> {
            digest.text(name);
            digest.number(values.size());
            values.forEach(digest::text);
        });
        for (Form.File file : form.files()) {
            digest.text(file.name());
            digest.text(file.fileName());
            digest.number(file.content().length());
            try (InputStream in = file.content().open()) {
                byte[] part = new byte[PART];
                for (int read = in.read(part); read >= 0; read = in.read(part)) {
                    digest.digest.update(part, 0, read);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("a file that was sent cannot be read any more", e);
            }
        }
        return digest.digest.digest();
    }

    /** With its length, so that two texts are not taken for two others. */
    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        digest.update(bytes);
    }

    private void number(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    }
}
