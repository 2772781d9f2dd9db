package io.hirelay.server.passthrough;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.ProviderFailure;
import io.hirelay.http.AuthHeaders;
import io.hirelay.page.Cursor;
import io.hirelay.server.http.ProviderErrors;
import io.hirelay.server.http.unified.Cursors;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * JSON in an envelope, with a cursor where the provider's list goes on; the provider's errors in the one form that every
 * error has, with its own status; anything else as it is.
 */
final class CustomForm implements AnswerForm {
    private static final int NO_CONTENT = 204;
    private static final int RESET_CONTENT = 205;
    private static final int REDIRECT = 300;
    private static final int ERROR = 400;
    private static final String JSON = "application/json; charset=utf-8";

    private final Opened opened;
    private final Asked asked;
    private final HttpMethod method;
    private final String requestId;
    private final Cursors cursors;
    private final ProviderErrors errors;
    private final String rest;

    /** What the list was asked for with when it began. */
    private final String query;

    /** @throws InvalidRequestException when there is a cursor that is not for this call */
    CustomForm(
            Opened opened, Asked asked, HttpMethod method, String requestId, Cursors cursors, ProviderErrors errors) {
        this.opened = opened;
        this.asked = asked;
        this.method = method;
        this.requestId = requestId;
        this.cursors = cursors;
        this.errors = errors;
        Optional<Place> place = asked.cursor().map(this::place);
        this.rest = place.map(Place::rest).orElse(asked.rest());
        this.query = place.map(Place::query).orElse(askedQuery());
    }

    @Override
    public String rest() {
        return rest;
    }

    @Override
    public boolean reads() {
        return true;
    }

    @Override
    public @Nullable BodyChange change(int status, HttpHeaders answer, AuthHeaders credential) {
        if (method.equals(HttpMethod.HEAD)) {
            return null;
        }
        if (status >= ERROR) {
            boolean legible = isLegible(answer);
            BodyChange envelope =
                    new ErrorEnvelope(said -> envelope(status, answer, legible ? said : new byte[0], credential));
            return Rewrite.isPacked(answer) ? new Packed(envelope) : envelope;
        }
        if (!isEmpty(status, answer) && !Rewrite.isReadable(status, answer)) {
            return null;
        }
        BodyChange envelope = new CustomEnvelope(opened.links(), opened.direct().baseUri(), this::cursor);
        return Rewrite.isPacked(answer) ? new Packed(envelope) : envelope;
    }

    /** What certainly has no body, though it could. */
    private static boolean isEmpty(int status, HttpHeaders answer) {
        return status != NO_CONTENT
                && status != RESET_CONTENT
                && status < REDIRECT
                && "0".equals(answer.get(HttpHeaderNames.CONTENT_LENGTH));
    }

    private static boolean isLegible(HttpHeaders answer) {
        String coding = answer.get(HttpHeaderNames.CONTENT_ENCODING);
        return coding == null || coding.equalsIgnoreCase("identity") || Rewrite.isPacked(answer);
    }

    private byte[] envelope(int status, HttpHeaders answer, byte[] said, AuthHeaders credential) {
        String text = credential.redact(new String(said, StandardCharsets.UTF_8));
        return errors.envelope(
                error(status, answer, text.isEmpty() ? Optional.empty() : Optional.of(text)), shown(status), requestId);
    }

    /** Clients repeat 502, 503 and 504 by themselves, which a change that may have been made must not be. */
    @Override
    public int shown(int status) {
        return status > ErrorCode.REMOTE_UNKNOWN_OUTCOME.status() && changes()
                ? ErrorCode.REMOTE_UNKNOWN_OUTCOME.status()
                : status;
    }

    private boolean changes() {
        return !method.equals(HttpMethod.GET) && !method.equals(HttpMethod.OPTIONS);
    }

    private HirelayException error(int status, HttpHeaders answer, Optional<String> said) {
        return ProviderErrors.of(
                new ProviderFailure(
                        opened.direct().provider(), status, Optional.ofNullable(answer.get("X-Request-Id")), said),
                changes(),
                Optional.ofNullable(answer.get(HttpHeaderNames.RETRY_AFTER)));
    }

    @Override
    public void describe(int status, HttpHeaders to) {
        if (status >= ERROR) {
            HirelayException error = error(status, to, Optional.empty());
            to.set("X-Hirelay-Error", error.code().code());
            to.set("X-Request-Id", requestId);
            if (!Rewrite.isPacked(to)) {
                to.remove(HttpHeaderNames.CONTENT_ENCODING);
            }
        }
        to.set(HttpHeaderNames.CONTENT_TYPE, JSON);
    }

    // Where lists go on. A cursor holds what was asked for besides it, so that it goes on with nothing else.

    private String cursor(String next) {
        return cursors.seal(new Cursor(query.length() + " " + query + next), account(), list());
    }

    private record Place(String query, String rest) {}

    private Place place(String given) {
        String held = cursors.open(given, account(), list()).token();
        int space = held.indexOf(' ');
        int length = Integer.parseInt(held, 0, space, 10);
        Place place = new Place(held.substring(space + 1, space + 1 + length), held.substring(space + 1 + length));
        if (!askedQuery().isEmpty() && !askedQuery().equals(place.query())) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_INVALID_CURSOR,
                    "next_cursor",
                    "was given for other parameters; send those as they were, or none, or start again without a cursor");
        }
        return place;
    }

    private UUID account() {
        return opened.account().id();
    }

    private String list() {
        return "custom "
                + asked.rest().substring(0, asked.rest().length() - askedQuery().length());
    }

    /** With its question mark; empty when there is none. */
    private String askedQuery() {
        int question = asked.rest().indexOf('?');
        return question < 0 ? "" : asked.rest().substring(question);
    }
}
