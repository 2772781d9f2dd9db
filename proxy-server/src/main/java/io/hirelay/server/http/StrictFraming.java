package io.hirelay.server.http;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpMessage;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;

/**
 * Refuses requests that say the length of their body twice, by {@code Content-Length} and by {@code Transfer-Encoding}:
 * whoever stands in front may believe the other one, and what is left over would be taken for the next request. Netty
 * drops the one and goes on, and says so to nobody but its decoder's subclass.
 */
final class StrictFraming {
    private static final String DECODER = "httpDecoder";

    private StrictFraming() {}

    /** To be called for a new connection before anything has been read from it. */
    static void apply(HttpConnection connection, HttpServerOptions options) {
        if (connection instanceof HttpServerConnection server) {
            ChannelPipeline pipeline = server.channelHandlerContext().pipeline();
            if (pipeline.get(DECODER) != null) {
                pipeline.replace(DECODER, DECODER, new Decoder(options));
            }
        }
    }

    private static final class Decoder extends VertxHttpRequestDecoder {
        Decoder(HttpServerOptions options) {
            super(options);
        }

        @Override
        protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
            throw new IllegalArgumentException("both Content-Length and Transfer-Encoding");
        }
    }
}
