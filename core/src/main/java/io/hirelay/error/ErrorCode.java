package io.hirelay.error;

import java.util.Locale;

/**
 * The stable, dotted name of what went wrong. Its family says whose matter it is: {@code request} the caller's,
 * {@code account} the connection's, {@code remote} the provider's, {@code platform} ours.
 */
public enum ErrorCode {
    REQUEST_INVALID("request.invalid", 400),
    REQUEST_UNKNOWN_PARAMETER("request.unknown_parameter", 400),
    REQUEST_MISSING_PARAMETER("request.missing_parameter", 400),
    REQUEST_INVALID_PARAMETER("request.invalid_parameter", 400),
    REQUEST_UNSUPPORTED_FILTER("request.unsupported_filter", 400),
    REQUEST_INVALID_CURSOR("request.invalid_cursor", 400),
    REQUEST_UNAUTHENTICATED("request.unauthenticated", 401),
    REQUEST_FORBIDDEN("request.forbidden", 403),
    REQUEST_NOT_FOUND("request.not_found", 404),
    REQUEST_NOT_SUPPORTED("request.not_supported", 405),
    REQUEST_CONFLICT("request.conflict", 409),
    REQUEST_TOO_LARGE("request.too_large", 413),
    REQUEST_URI_TOO_LONG("request.uri_too_long", 414),
    REQUEST_HEADERS_TOO_LARGE("request.headers_too_large", 431),
    REQUEST_VALIDATION_FAILED("request.validation_failed", 422),
    REQUEST_UNRESOLVED_IDENTIFIER("request.unresolved_identifier", 422),
    REQUEST_AMBIGUOUS_IDENTIFIER("request.ambiguous_identifier", 422),
    REQUEST_DEPENDENCY_FAILED("request.dependency_failed", 424),
    REQUEST_RATE_LIMITED("request.rate_limited", 429),
    REQUEST_CANCELLED("request.cancelled", 499),

    ACCOUNT_NEEDS_REAUTH("account.needs_reauth", 401),
    ACCOUNT_NOT_ACTIVE("account.not_active", 503),
    ACCOUNT_DISABLED("account.disabled", 503),

    REMOTE_FORBIDDEN("remote.forbidden", 403),
    REMOTE_NOT_FOUND("remote.not_found", 404),
    REMOTE_CONFLICT("remote.conflict", 409),
    REMOTE_DUPLICATE("remote.duplicate", 422),
    REMOTE_VALIDATION_FAILED("remote.validation_failed", 422),
    REMOTE_RATE_LIMITED("remote.rate_limited", 429),
    REMOTE_UNKNOWN_OUTCOME("remote.unknown_outcome", 500),
    REMOTE_INVALID_RESPONSE("remote.invalid_response", 502),
    REMOTE_UNAVAILABLE("remote.unavailable", 502),
    REMOTE_TIMEOUT("remote.timeout", 504),

    PLATFORM_INTERNAL("platform.internal", 500),
    PLATFORM_OVERLOADED("platform.overloaded", 503),
    PLATFORM_NOT_READY("platform.not_ready", 503),
    PLATFORM_MISCONFIGURED("platform.misconfigured", 500);

    private final String code;
    private final int status;

    ErrorCode(String code, int status) {
        this.code = code;
        this.status = status;
    }

    /** The name, such as {@code remote.not_found}. */
    public String code() {
        return code;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    /** Whose matter it is. */
    public Origin origin() {
        return switch (code.substring(0, code.indexOf('.'))) {
            case "request" -> Origin.REQUEST;
            case "account" -> Origin.ACCOUNT;
            case "remote" -> Origin.PROVIDER;
            default -> Origin.PLATFORM;
        };
    }

    /** Whose matter an error is. */
    public enum Origin {
        REQUEST,
        ACCOUNT,
        PROVIDER,
        PLATFORM;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
