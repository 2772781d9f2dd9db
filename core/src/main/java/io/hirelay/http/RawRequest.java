package io.hirelay.http;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.file.Content;
import io.hirelay.operation.CallContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request in the provider's own words. Holds what a caller asks for: not for logs.
 *
 * @param method HTTP's, as it is
 * @param reference path and query relative to the connection's base, encoded, without a leading slash
 * @param template the path with its variable parts named, for logs
 * @param headers by name, as they are; those that say how the bytes travel, and credentials, are ours and left out
 * @param body what is sent; empty for none
 * @param contentType of the body
 */
public record RawRequest(
        String method,
        String reference,
        String template,
        Map<String, List<String>> headers,
        Optional<Content> body,
        Optional<String> contentType,
        CallContext context) {
    private static final Pattern METHOD = Pattern.compile("[A-Z][A-Z0-9_-]{0,30}");

    private static final List<String> OURS = List.of(
            "accept-encoding",
            "authorization",
            "connection",
            "content-length",
            "content-type",
            "cookie",
            "expect",
            "host",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent");

    /** @throws InvalidRequestException naming what cannot be sent */
    public RawRequest {
        if (!METHOD.matcher(method).matches()) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_INVALID, "method", "must be a method of HTTP in upper case, such as GET");
        }
        if (body.isPresent() && (method.equals("GET") || method.equals("HEAD"))) {
            throw InvalidRequestException.of(ErrorCode.REQUEST_INVALID, "body", "is nothing that " + method + " takes");
        }
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(context, "context");
        Map<String, List<String>> theirs = new LinkedHashMap<>();
        headers.forEach((name, values) -> {
            if (!OURS.contains(name.toLowerCase(Locale.ROOT))) {
                theirs.put(name, List.copyOf(values));
            }
        });
        headers = java.util.Collections.unmodifiableMap(theirs);
    }

    /** Method and template. */
    @Override
    public String toString() {
        return "RawRequest[" + method + " " + template + "]";
    }
}
