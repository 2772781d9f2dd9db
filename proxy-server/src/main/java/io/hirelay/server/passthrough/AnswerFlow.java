package io.hirelay.server.passthrough;

import io.hirelay.error.HirelayException;
import io.hirelay.server.http.BudgetHeaders;
import io.hirelay.server.http.Trace;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A provider's answer on its way to the client, and what its body goes through on that way. Confined to the event loop. */
final class AnswerFlow {
    private final ClientAnswer answer;
    private final Trace trace;
    private @Nullable BodyChange change;

    AnswerFlow(ClientAnswer answer, Trace trace) {
        this.answer = answer;
        this.trace = trace;
    }

    /** An answer that announces another one. */
    void interim(Passage passage, HttpResponse head) {
        HttpHeaders told = HeadersMultiMap.caseInsensitive();
        passage.interim(head.headers(), told);
        answer.interim(head.status(), told);
    }

    /**
     * The head has come.
     *
     * @param ends whether the client's connection is to end with it
     * @return the status that the client is told
     * @throws RuntimeException when it is not fit to be passed on
     */
    int begin(Passage passage, HttpResponse head, Duration took, boolean ends) {
        HttpHeaders out = HeadersMultiMap.caseInsensitive();
        change = passage.answered(head, out, took);
        boolean changes = change != null;
        HttpResponseStatus shown = changes ? passage.shown(head.status()) : head.status();
        String length = head.headers().get(HttpHeaderNames.CONTENT_LENGTH);
        if (length != null && !changes) {
            out.set(HttpHeaderNames.CONTENT_LENGTH, length);
        }
        BudgetHeaders.of(trace).forEach(out::set);
        answer.begin(shown, out, length != null && changes, ends);
        return shown.code();
    }

    /** @throws HirelayException when the body is not what the head of the answer has said */
    void part(ByteBuf bytes) {
        answer.part(changed(bytes));
    }

    /** The last part; the answer is on its way. @throws HirelayException as {@link #part} does */
    ChannelFuture end(ByteBuf bytes) {
        ByteBuf part = changed(bytes);
        trace.carried();
        BodyChange changing = change;
        if (changing == null) {
            return answer.end(part);
        }
        answer.part(part);
        return answer.end(changing.end());
    }

    private ByteBuf changed(ByteBuf bytes) {
        return change == null ? bytes : change.part(bytes);
    }

    /** Nobody wants the rest; what has not been flushed is not sent. */
    void close() {
        BodyChange changing = change;
        change = null;
        if (changing != null) {
            changing.close();
        }
        answer.release();
    }
}
