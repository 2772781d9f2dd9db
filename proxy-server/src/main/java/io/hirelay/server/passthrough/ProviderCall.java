package io.hirelay.server.passthrough;

import io.hirelay.budget.Standing;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.ProtocolException;
import io.hirelay.error.UnavailableException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.http.AuthHeaders;
import io.hirelay.http.Direct;
import io.hirelay.http.DirectCall;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import io.hirelay.server.http.Caller;
import io.hirelay.server.http.Trace;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A call on a connection's own way to its provider: its credential, its rate limit, its observers. */
final class ProviderCall implements Passage {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderCall.class);
    private static final String TEMPLATE = "{path}";

    private final Opened opened;
    private final Direct direct;
    private final HttpMethod method;
    private final String target;
    private final Deadline deadline;
    private final String requestId;
    private final Trace trace;
    private final AnswerForm form;
    private final Executor workers;
    private @Nullable AuthHeaders credential;
    private @Nullable DirectCall call;

    /**
     * @param target path and query as they are sent
     * @param deadline by which it must have had its turn
     * @param form in which it is answered
     * @param workers for what may block
     */
    ProviderCall(
            Opened opened,
            HttpMethod method,
            String target,
            Deadline deadline,
            String requestId,
            Trace trace,
            AnswerForm form,
            Executor workers) {
        this.opened = opened;
        this.direct = opened.direct();
        this.method = method;
        this.target = target;
        this.deadline = deadline;
        this.requestId = requestId;
        this.trace = trace;
        this.form = form;
        this.workers = workers;
        this.credential = direct.credentialNow().orElse(null);
    }

    @Override
    public Caller caller() {
        return opened.caller();
    }

    @Override
    public Destination destination() {
        return opened.destination();
    }

    @Override
    public String target() {
        return target;
    }

    @Override
    public boolean ready() {
        return credential != null;
    }

    @Override
    public void renew() {
        credential = direct.credential(deadline);
    }

    @Override
    public Duration begin(Runnable changed) {
        CallContext context =
                CallContext.until(deadline).calledBy(opened.caller().tokenId()).observedBy(trace::exchanged);
        call = direct.begin(context, method.name(), TEMPLATE, changed);
        return look();
    }

    @Override
    public Duration look() {
        Standing standing = begun().standing();
        if (standing instanceof Standing.Waiting waiting) {
            return waiting.time();
        }
        if (standing instanceof Standing.Refused refused) {
            trace.budget(begun().budget());
            throw begun().refusal(refused);
        }
        return Duration.ZERO;
    }

    @Override
    public void request(HttpHeaders from, HttpHeaders to) {
        Forwarding.request(from, to, sentWith(), direct.baseUri().getRawAuthority(), form.reads());
    }

    @Override
    public void interim(HttpHeaders from, HttpHeaders to) {
        Forwarding.answer(from, to, sentWith(), requestId, false);
    }

    @Override
    public @Nullable BodyChange answered(HttpResponse from, HttpHeaders to, Duration took) {
        HttpHeaders headers = from.headers();
        int status = from.status().code();
        begun().answered(status, name -> Optional.ofNullable(headers.get(name)), took);
        trace.budget(begun().budget());
        if (status == HttpResponseStatus.UNAUTHORIZED.code()) {
            tellOfRefusal();
        }
        BodyChange change = form.change(status, headers, sentWith());
        Forwarding.answer(headers, to, sentWith(), requestId, change != null);
        if (change != null) {
            form.describe(status, to);
        }
        return change;
    }

    @Override
    public HttpResponseStatus shown(HttpResponseStatus status) {
        int shown = form.shown(status.code());
        return shown == status.code() ? status : HttpResponseStatus.valueOf(shown);
    }

    /** The account is looked at once more; when nobody has time for that, a later call will tell. */
    private void tellOfRefusal() {
        try {
            workers.execute(opened.account()::credentialRefused);
        } catch (RejectedExecutionException e) {
            LOG.warn(
                    "nobody could look at account {}, whose credential was refused",
                    opened.account().id());
        }
    }

    @Override
    public void failed(boolean reached, boolean timedOut, Duration took) {
        begun().failed(reached, timedOut, took);
    }

    @Override
    public void unused() {
        begun().unused();
    }

    @Override
    public void cancel() {
        begun().cancel();
    }

    @Override
    public HirelayException failure(boolean reached, boolean timedOut) {
        String message = direct.provider()
                + (timedOut ? " did not answer in time" : reached ? " broke the connection off" : " cannot be reached");
        return reached && !reads()
                ? new UnknownOutcomeException(message + "; the change may have been applied", null, null)
                : new UnavailableException(
                        timedOut ? ErrorCode.REMOTE_TIMEOUT : ErrorCode.REMOTE_UNAVAILABLE,
                        message,
                        Optional.empty(),
                        null,
                        null);
    }

    @Override
    public HirelayException malformed() {
        String message = direct.provider() + " answered with something that is no HTTP/1.1";
        return reads()
                ? new ProtocolException(message, null, null)
                : new UnknownOutcomeException(message + "; the change may have been applied", null, null);
    }

    private boolean reads() {
        return method.equals(HttpMethod.GET)
                || method.equals(HttpMethod.HEAD)
                || method.equals(HttpMethod.OPTIONS)
                || method.equals(HttpMethod.TRACE);
    }

    private AuthHeaders sentWith() {
        return Objects.requireNonNull(credential, "asked for before it was there");
    }

    private DirectCall begun() {
        return Objects.requireNonNull(call, "not begun");
    }
}
