package io.hirelay.workable.sandbox.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs the URLs of files, so that whoever holds one may fetch that file until it expires. */
final class FileLinks {
    /** As long as the platform's own links live. */
    private static final long LIFETIME_SECONDS = 60_000;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Clock clock;

    FileLinks(Clock clock) {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, ALGORITHM);
        this.clock = clock;
    }

    /** Path and query for a file, valid from now. */
    String sign(String file) {
        long expires = clock.instant().getEpochSecond() + LIFETIME_SECONDS;
        StringBuilder path = new StringBuilder();
        for (String part : file.split("/")) {
            path.append('/').append(encode(part));
        }
        return path + "?X-Amz-Expires=" + expires + "&X-Amz-Signature=" + signature(file, expires);
    }

    enum Verdict {
        GRANTED,
        EXPIRED,
        FORGED
    }

    Verdict check(String file, String query) {
        Optional<Long> expires = parameter(query, "X-Amz-Expires")
                .filter(text -> text.matches("\\d{1,15}"))
                .map(Long::valueOf);
        Optional<String> signature = parameter(query, "X-Amz-Signature");
        if (expires.isEmpty() || signature.isEmpty()) {
            return Verdict.FORGED;
        }
        byte[] right = signature(file, expires.get()).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(right, signature.get().getBytes(StandardCharsets.US_ASCII))) {
            return Verdict.FORGED;
        }
        return clock.instant().getEpochSecond() >= expires.get() ? Verdict.EXPIRED : Verdict.GRANTED;
    }

    private String signature(String file, long expires) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((file + "\n" + expires).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every JDK", e);
        }
    }

    private static Optional<String> parameter(String query, String name) {
        for (String pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return Optional.of(URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
