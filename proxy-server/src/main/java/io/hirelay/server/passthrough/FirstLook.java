package io.hirelay.server.passthrough;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at a request before anybody asks whose it is: whether others could read it otherwise than we do. */
final class FirstLook {
    private FirstLook() {}

    /** What is wrong with it, so that nothing that comes behind it may be read; null when nothing is. */
    static @Nullable InvalidRequestException at(HttpRequest request) {
        HttpHeaders headers = request.headers();
        HttpVersion version = request.protocolVersion();
        boolean old = version.equals(HttpVersion.HTTP_1_0);
        if (!old && !version.equals(HttpVersion.HTTP_1_1)) {
            return unclear("the request is neither HTTP/1.1 nor HTTP/1.0");
        }
        if (!UpstreamCodec.isFramedPlainly(request)) {
            return unclear("the only Transfer-Encoding of a request is 'chunked'");
        }
        if (old && headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return unclear("a request of HTTP/1.0 has no Transfer-Encoding");
        }
        if (!old && headers.getAll(HttpHeaderNames.HOST).size() != 1) {
            return unclear("a request has one Host"); // RFC 9112, 3.2
        }
        return null;
    }

    private static InvalidRequestException unclear(String message) {
        return new InvalidRequestException(ErrorCode.REQUEST_INVALID, message, List.of(), List.of());
    }
}
