package io.hirelay.server.passthrough;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.util.List;

/** How requests to a provider are written and its answers are read. */
final class UpstreamCodec {
    private static final int LARGEST_LINE = 16 * 1024;
    private static final int LARGEST_HEADERS = 64 * 1024;
    private static final int LARGEST_PART = 64 * 1024;

    private static final int LARGEST_STATUS = 999;

    private UpstreamCodec() {}

    /** Writes the request line byte for byte as the client has sent it. */
    static final class Encoder extends HttpRequestEncoder {
        @Override
        protected void encodeInitialLine(ByteBuf out, HttpRequest request) {
            ascii(request.method().name(), out);
            out.writeByte(' ');
            ascii(request.uri(), out);
            ascii(" HTTP/1.1\r\n", out);
        }

        @Override
        protected void encodeHeaders(HttpHeaders headers, ByteBuf out) {
            if (headers instanceof HeadersMultiMap fast) {
                fast.encode(out, false);
            } else {
                super.encodeHeaders(headers, out);
            }
        }

        /** One byte for each character, as they were read. */
        @SuppressWarnings("deprecation") // does what is wanted here, without asking an encoder
        private static void ascii(String text, ByteBuf out) {
            int length = text.length();
            out.ensureWritable(length);
            if (out.hasArray()) {
                text.getBytes(0, length, out.array(), out.arrayOffset() + out.writerIndex());
                out.writerIndex(out.writerIndex() + length);
            } else {
                for (int i = 0; i < length; i++) {
                    out.writeByte(text.charAt(i));
                }
            }
        }
    }

    /** Refuses answers that say twice how long they are, and knows that an answer to HEAD has no body. */
    static final class Decoder extends HttpResponseDecoder {
        private boolean answersHead;
        private boolean heard;

        Decoder() {
            super(new HttpDecoderConfig()
                    .setMaxInitialLineLength(LARGEST_LINE)
                    .setMaxHeaderSize(LARGEST_HEADERS)
                    .setMaxChunkSize(LARGEST_PART));
        }

        /** To be called before a request is sent. */
        void expect(boolean answerToHead) {
            answersHead = answerToHead;
            heard = false;
        }

        /** Whether a single byte has come since. */
        boolean heard() {
            return heard;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
            heard = true;
            super.channelRead(ctx, message);
        }

        @Override
        protected HttpMessage createMessage(String[] line) {
            return new DefaultHttpResponse(
                    HttpVersion.valueOf(line[0]),
                    HttpResponseStatus.valueOf(Integer.parseInt(line[1]), line[2]),
                    HeadersMultiMap.caseInsensitive()); // what passes of it is looked at by whoever passes it
        }

        @Override
        protected boolean isContentAlwaysEmpty(HttpMessage message) {
            return answersHead || super.isContentAlwaysEmpty(message);
        }

        @Override
        protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
            throw new IllegalArgumentException("both Content-Length and Transfer-Encoding");
        }
    }

    /** Whether a head is one that somebody who has asked can be given: of three digits, and no change of protocol. */
    static boolean isAnswer(HttpResponse head) {
        int code = head.status().code();
        return head.decoderResult().isSuccess()
                && code >= HttpResponseStatus.CONTINUE.code()
                && code <= LARGEST_STATUS
                && code != HttpResponseStatus.SWITCHING_PROTOCOLS.code()
                && isFramedPlainly(head);
    }

    /** Whether the body of a message is framed in a way that can be told: not at all, by length, or in plain chunks. */
    static boolean isFramedPlainly(HttpMessage message) {
        if (!message.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return true;
        }
        List<String> codings = message.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return codings.size() == 1 && codings.get(0).strip().equalsIgnoreCase("chunked");
    }
}
