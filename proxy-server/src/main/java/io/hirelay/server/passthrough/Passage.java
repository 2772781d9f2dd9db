package io.hirelay.server.passthrough;

import io.hirelay.error.HirelayException;
import io.hirelay.server.http.Caller;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One call that was let in: where it goes, in which form, and who has to know what becomes of it. Lives on the event
 * loop of its client, where nothing of it blocks; {@link #renew} alone is called on a worker.
 */
interface Passage {

    Caller caller();

    Destination destination();

    /** What the request line asks for: path and query as they are sent. */
    String target();

    /** Whether the credential is at hand. */
    boolean ready();

    /**
     * Gets the credential. May block.
     *
     * @throws HirelayException when there is none to be had
     */
    void renew();

    /**
     * Takes a place in the line for the provider's rate limit; once.
     *
     * @param changed run on any thread when it is worth another {@link #look}
     * @return how long it has to wait before another look; zero when it is to be sent now
     * @throws HirelayException when it will not have its turn in time, or the provider is not to be called now
     */
    Duration begin(Runnable changed);

    /** How it stands in that line by now, told as {@link #begin} does. */
    Duration look();

    /**
     * Puts together what is sent: the caller's end-to-end headers, and the credential. Framing is not its matter.
     *
     * @throws HirelayException when they cannot be sent as they are
     */
    void request(HttpHeaders from, HttpHeaders to);

    /** Puts together the headers of an answer that announces another one. */
    void interim(HttpHeaders from, HttpHeaders to);

    /**
     * The head of the provider's answer has come: counts it, and puts together the headers that go to the caller.
     *
     * @return what the body goes through; null when it stays as it is
     * @throws HirelayException when it is not fit to be passed on
     */
    @Nullable BodyChange answered(HttpResponse from, HttpHeaders to, Duration took);

    /** With which status the answer goes to the caller when its body changes. */
    default HttpResponseStatus shown(HttpResponseStatus status) {
        return status;
    }

    /**
     * There was no answer.
     *
     * @param reached whether the provider may have seen the request
     */
    void failed(boolean reached, boolean timedOut, Duration took);

    /** It had its turn, and was not sent all the same. */
    void unused();

    /** Nobody wants it any more: it is still in the line, or under way to a provider that is not to blame. */
    void cancel();

    /** The error for a call that got no answer. */
    HirelayException failure(boolean reached, boolean timedOut);

    /** The error for a call whose answer is no HTTP. */
    HirelayException malformed();
}
