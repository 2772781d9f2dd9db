package io.hirelay.http;

import java.time.Duration;
import java.util.Objects;

/**
 * Bounds of the pipeline. A call's own deadline shortens every one of the times.
 *
 * @param connectTimeout to reach a provider at all
 * @param readTimeout between two pieces of an answer
 * @param writeTimeout between two pieces of a request
 * @param maxBodyBytes the longest answer that is read, after decompression
 * @param maxAttempts how often a call is sent at most
 * @param backoff the longest pause before the second attempt; it doubles with each further one
 * @param maxBackoff what it does not grow beyond
 * @param fanout records fetched at once for one call that expands a list
 */
public record HttpSettings(
        Duration connectTimeout,
        Duration readTimeout,
        Duration writeTimeout,
        int maxBodyBytes,
        int maxAttempts,
        Duration backoff,
        Duration maxBackoff,
        int fanout) {
    public static final HttpSettings DEFAULT = new HttpSettings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            16 * 1024 * 1024,
            5,
            Duration.ofMillis(250),
            Duration.ofSeconds(4),
            8);

    public HttpSettings {
        requirePositive(connectTimeout, "connectTimeout");
        requirePositive(readTimeout, "readTimeout");
        requirePositive(writeTimeout, "writeTimeout");
        requirePositive(backoff, "backoff");
        requirePositive(maxBackoff, "maxBackoff");
        requirePositive(maxBodyBytes, "maxBodyBytes");
        requirePositive(maxAttempts, "maxAttempts");
        requirePositive(fanout, "fanout");
    }

    public HttpSettings withReadTimeout(Duration time) {
        return new HttpSettings(
                connectTimeout, time, writeTimeout, maxBodyBytes, maxAttempts, backoff, maxBackoff, fanout);
    }

    public HttpSettings withMaxBodyBytes(int bytes) {
        return new HttpSettings(
                connectTimeout, readTimeout, writeTimeout, bytes, maxAttempts, backoff, maxBackoff, fanout);
    }

    public HttpSettings withMaxAttempts(int attempts) {
        return new HttpSettings(
                connectTimeout, readTimeout, writeTimeout, maxBodyBytes, attempts, backoff, maxBackoff, fanout);
    }

    private static void requirePositive(Duration time, String name) {
        if (Objects.requireNonNull(time, name).isNegative() || time.isZero()) {
            throw new IllegalArgumentException(name + " must be positive, not " + time);
        }
    }

    private static void requirePositive(int number, String name) {
        if (number < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, not " + number);
        }
    }
}
