package io.hirelay.workable.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Something that goes wrong with calls. A new fault hits the next call of any kind, once; {@link #on} and
 * {@link #times} say otherwise:
 *
 * <pre>{@code
 * control.inject(Fault.status(503).on("GET", "/candidates/**").times(3));
 * control.inject(Fault.unknownFields().always());
 * }</pre>
 *
 * @param method the method hit, {@code *} for all of them, or {@code !GET} for all but this one
 * @param path the path hit, after {@code /spi/v3} or whole below {@code /oauth}; {@code *} stands for one part and {@code **} for any rest
 * @param skip how many calls that fit go by before the fault begins
 * @param times how many calls it hits
 */
public record Fault(String method, String path, int skip, int times, Effect effect) {
    private static final String JSON = "application/json; charset=utf-8";
    private static final String HTML = "text/html; charset=UTF-8";
    private static final String EDGE_PAGE = "<!DOCTYPE html>\n<html><head><title>%1$d</title></head>"
            + "<body><h1>Error %1$d</h1><p>The web server reported an error.</p></body></html>\n";

    public Fault {
        if (skip < 0 || times < 1) {
            throw new IllegalArgumentException(
                    "a fault skips 0 or more calls and hits 1 or more; was skip " + skip + ", times " + times);
        }
    }

    /** A fault with an effect of your own. */
    public static Fault of(Effect effect) {
        return new Fault("*", "/**", 0, 1, effect);
    }

    /** An error in JSON, the call not carried out. */
    public static Fault status(int status) {
        return of(new Effect.Respond(status, Map.of(), JSON, "{\"error\":\"Something went wrong\"}", false, false));
    }

    /** An HTML page as the edge in front of the platform shows it, the call not carried out. */
    public static Fault htmlPage(int status) {
        return of(new Effect.Respond(status, Map.of(), HTML, EDGE_PAGE.formatted(status), false, false));
    }

    /** 429 with the platform's three headers. */
    public static Fault rateLimited() {
        return of(new Effect.Respond(429, Map.of(), JSON, "{\"error\":\"Too many requests\"}", true, false));
    }

    /** 429 with no header that tells more, and no body. */
    public static Fault rateLimitedWithoutHeaders() {
        return of(new Effect.Respond(429, Map.of(), "text/plain; charset=utf-8", "", false, false));
    }

    /** 429 with {@code Retry-After} as given: seconds, a date, or rubbish. */
    public static Fault rateLimitedWithRetryAfter(String value) {
        return of(new Effect.Respond(
                429, Map.of("Retry-After", value), JSON, "{\"error\":\"Too many requests\"}", false, false));
    }

    /** A row that is there is said not to be. */
    public static Fault notFound() {
        return of(new Effect.Respond(404, Map.of(), JSON, "{\"error\":\"Not found\"}", false, false));
    }

    /** 401, as for a token that was revoked. */
    public static Fault notAuthorized() {
        return of(new Effect.Respond(401, Map.of(), JSON, "{\"error\":\"Not authorized\"}", false, false));
    }

    /** 403 without a body, as for a scope that is missing. */
    public static Fault forbidden() {
        return of(new Effect.Respond(403, Map.of(), "text/plain; charset=utf-8", "", false, false));
    }

    /** The OAuth server says no with this word, such as {@code invalid_grant}; see {@link #on} for its paths. */
    public static Fault oauthError(String word) {
        return of(new Effect.Respond(400, Map.of(), JSON, "{\"error\":\"" + word + "\"}", false, false));
    }

    public static Fault cutBody() {
        return of(new Effect.CutBody());
    }

    /** The connection ends before any answer, and the call was not carried out. */
    public static Fault drop() {
        return of(new Effect.Drop(false));
    }

    /** The connection ends before any answer, though the call was carried out. */
    public static Fault dropAfterApplying() {
        return of(new Effect.Drop(true));
    }

    public static Fault malformedJson() {
        return of(new Effect.Malform());
    }

    public static Fault emptyBody() {
        return of(new Effect.EmptyBody());
    }

    public static Fault delay(Duration length) {
        return of(new Effect.Wait(length));
    }

    /** Late by as long as a test wishes: the call is carried out once {@code release} is completed. */
    public static Fault holdUntil(CompletionStage<?> release) {
        return of(new Effect.Hold(release));
    }

    /** A header says something else, such as an {@code X-Rate-Limit-Remaining} that lies. */
    public static Fault header(String name, String value) {
        return of(new Effect.Header(name, value));
    }

    /** A header is missing. */
    public static Fault withoutHeader(String name) {
        return of(new Effect.Header(name, null));
    }

    /** Every object has keys that nobody knows. */
    public static Fault unknownFields() {
        return edit(Edits::addUnknownFields);
    }

    /** Words of closed lists (states, kinds, actions, types, …) are ones that nobody knows. */
    public static Fault unknownWords() {
        return edit(Edits::replaceKnownWords);
    }

    /** {@code paging.next} keeps the cursor but forgets the filters. */
    public static Fault loseNextFilters() {
        return edit(Edits::loseNextFilters);
    }

    /** The JSON of the answer, changed in place or replaced. */
    public static Fault edit(UnaryOperator<JsonNode> change) {
        return of(new Effect.Edit(change));
    }

    /** Rows change between this call and the next, such as between two pages. */
    public static Fault then(Effect.Change change) {
        return of(new Effect.Then(change));
    }

    /** @param newPath after {@code /spi/v3}; {@code *} stands for one part and {@code **} for any rest */
    public Fault on(String newMethod, String newPath) {
        return new Fault(newMethod, newPath, skip, times, effect);
    }

    public Fault times(int calls) {
        return new Fault(method, path, skip, calls, effect);
    }

    public Fault always() {
        return times(Integer.MAX_VALUE);
    }

    /** Lets so many fitting calls go by first. */
    public Fault after(int calls) {
        return new Fault(method, path, calls, times, effect);
    }

    /** Answers as told although the call is carried out. */
    public Fault applied() {
        if (!(effect instanceof Effect.Respond respond)) {
            throw new IllegalStateException("only another answer can hide that a call was carried out");
        }
        return new Fault(
                method,
                path,
                skip,
                times,
                new Effect.Respond(
                        respond.status(),
                        respond.headers(),
                        respond.contentType(),
                        respond.body(),
                        respond.rateHeaders(),
                        true));
    }

    boolean fits(String callMethod, String callPath) {
        boolean hit = method.startsWith("!") ? !method.substring(1).equals(callMethod) : method.equals(callMethod);
        return (method.equals("*") || hit) && pattern().matcher(callPath).matches();
    }

    private Pattern pattern() {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            if (path.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (path.charAt(i) == '*') {
                regex.append("[^/]*");
            } else {
                regex.append(Pattern.quote(path.substring(i, i + 1)));
            }
        }
        return Pattern.compile(regex.toString());
    }
}
