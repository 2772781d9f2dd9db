package io.hirelay.server.telemetry;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One call of an account, without any parameter, address or body.
 *
 * @param method what was done, such as {@code list}
 * @param duration milliseconds
 */
public record CallRow(
        Instant timestamp,
        String requestId,
        UUID integratedAccountId,
        Optional<String> resource,
        Optional<String> method,
        String httpMethod,
        int httpStatusCode,
        Optional<String> errorCode,
        long duration,
        int providerCalls) {}
