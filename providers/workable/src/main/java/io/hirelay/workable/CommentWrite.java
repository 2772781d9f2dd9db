package io.hirelay.workable;

import io.hirelay.http.Native;
import io.hirelay.http.NativeBody;
import io.hirelay.model.Visibility;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Plan;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.Reconciliation;
import io.hirelay.spi.Written;
import io.hirelay.workable.wire.ActivityDto;
import io.hirelay.workable.wire.CreatedDto;
import io.hirelay.workable.wire.PersonDto;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A comment that is to be made on a candidate.
 *
 * <p>Workable takes the same comment any number of times. After an answer was lost, one that is newer than all that were
 * there before, by the same member and of the same words, is taken for it; where there is none, nobody can know whether
 * it is still to come, so it is never sent again.
 */
final class CommentWrite<O> implements PreparedWrite<O> {
    /** The action of an activity that is a comment. */
    static final String ACTION = "comment";

    private static final String BASELINE = "comments:";

    /** Everybody who works in the account but those who only review; administrators see everything. */
    private static final List<String> PRIVATE = List.of("simple", "hiring_manager", "recruiting_admin", "admin");

    private final WorkableSession session;
    private final String candidate;
    private final NativeBody body;
    private final Uploads files;
    private final Function<Supplier<Native<ActivityDto>>, O> answer;
    private final CallContext call;
    private final Feed feed;
    private final String before;

    /**
     * @param files those in the body
     * @param answer made of the activity that the comment is, which is read where it is asked for
     * @throws io.hirelay.error.InvalidRequestException when there is no such candidate
     */
    CommentWrite(
            WorkableSession session,
            String candidate,
            NativeBody body,
            Uploads files,
            Function<Supplier<Native<ActivityDto>>, O> answer,
            CallContext call) {
        this.session = session;
        this.candidate = candidate;
        this.body = body;
        this.files = files;
        this.answer = answer;
        this.call = call;
        this.feed = new Feed(session, candidate, ACTION, call);
        this.before = Feed.newest(feed.after(Feed.START));
    }

    /** What Workable is sent. */
    static Map<String, @Nullable Object> body(
            CallContext call, String text, Visibility visibility, Optional<Map<String, Object>> attachment) {
        Map<String, @Nullable Object> comment = new LinkedHashMap<>();
        comment.put("body", text);
        if (visibility != Visibility.PUBLIC) {
            comment.put("policy", visibility == Visibility.PRIVATE ? PRIVATE : List.of());
        }
        attachment.ifPresent(file -> comment.put("attachment", file));
        Map<String, @Nullable Object> body = ActingMembers.naming(call, new LinkedHashMap<>());
        body.put("comment", comment);
        return body;
    }

    @Override
    public Plan plan() {
        return new Plan("POST", "/spi/v3/candidates/" + candidate + "/comments", body.shown());
    }

    @Override
    public String baseline() {
        return BASELINE + before;
    }

    @Override
    public Written<O> execute() {
        Native<CreatedDto> created = session.actingMembers()
                .inName(call, () -> session.write(session.actions().comment(candidate, body.request(), call)));
        return new Written<>(
                session.readBack(
                        () -> answer.apply(() -> feed.at(created.value().id()).orElseGet(() -> untold(created)))),
                Written.Outcome.CREATED);
    }

    @Override
    public Reconciliation<O> look(String baseline) {
        if (!baseline.startsWith(BASELINE)) {
            return Reconciliation.unclear();
        }
        return feed.after(baseline.substring(BASELINE.length())).stream()
                .filter(line -> isThis(line.value()))
                .findFirst()
                .map(line -> Reconciliation.happened(answer.apply(() -> line), Written.Outcome.CREATED))
                .orElseGet(Reconciliation::unclear);
    }

    @Override
    public void close() {
        files.close();
    }

    private boolean isThis(ActivityDto line) {
        PersonDto by = line.member();
        String member = sent("member_id");
        return words(line.body()).equals(words(text()))
                && (member == null || by != null && member.equalsIgnoreCase(by.id()));
    }

    /** One that the feed does not show yet. */
    private Native<ActivityDto> untold(Native<CreatedDto> created) {
        String member = sent("member_id");
        return new Native<>(
                new ActivityDto(
                        created.value().id(),
                        ACTION,
                        null,
                        null,
                        null,
                        null,
                        null,
                        text(),
                        null,
                        member == null ? null : new PersonDto(member, null, null, null),
                        null,
                        null),
                created.raw());
    }

    private String text() {
        return body.shown() instanceof Map<?, ?> sent && sent.get("comment") instanceof Map<?, ?> comment
                ? String.valueOf(comment.get("body"))
                : "";
    }

    private @Nullable String sent(String field) {
        return body.shown() instanceof Map<?, ?> sent && sent.get(field) instanceof String text ? text : null;
    }

    /** Workable may trim what it stores. */
    static String words(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").strip().replaceAll("\\s+", " ");
    }
}
