package io.hirelay.workable;

import io.hirelay.error.ConflictException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.http.Native;
import io.hirelay.http.NativeBody;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Plan;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.Reconciliation;
import io.hirelay.spi.Written;
import io.hirelay.workable.mapping.ScorecardMapper;
import io.hirelay.workable.wire.ActivityDto;
import io.hirelay.workable.wire.CandidateDto;
import io.hirelay.workable.wire.RatingDto;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A rating of a candidate by a member, in the stage the candidate is in.
 *
 * <p>Workable keeps one of each member in each stage: a second one is refused, or takes the place of the first. So one
 * that is not to be seen after an answer was lost may be sent again.
 */
final class RatingWrite<O> implements PreparedWrite<O> {
    private static final String BASELINE = "ratings:";

    private final WorkableSession session;
    private final CandidateDto candidate;
    private final NativeBody body;
    private final boolean replace;
    private final Function<Native<ActivityDto>, O> answer;
    private final CallContext call;
    private final Feed feed;
    private final List<Native<ActivityDto>> before;

    /**
     * @param replace whether an earlier one of the same member in the same stage is replaced
     * @param answer made of the activity that the rating is
     */
    RatingWrite(
            WorkableSession session,
            CandidateDto candidate,
            NativeBody body,
            boolean replace,
            Function<Native<ActivityDto>, O> answer,
            CallContext call) {
        this.session = session;
        this.candidate = candidate;
        this.body = body;
        this.replace = replace;
        this.answer = answer;
        this.call = call;
        this.feed = new Feed(session, candidate.id(), ScorecardMapper.ACTION, call);
        this.before = feed.after(Feed.START);
    }

    @Override
    public Plan plan() {
        refuseSecond();
        return new Plan(replace ? "PUT" : "POST", "/spi/v3/candidates/" + candidate.id() + "/ratings", body.shown());
    }

    @Override
    public String baseline() {
        return BASELINE + Feed.newest(before);
    }

    @Override
    public Written<O> execute() {
        refuseSecond();
        session.actingMembers().inName(call, () -> {
            session.write(
                    replace
                            ? session.actions().rateAnew(candidate.id(), body.request(), call)
                            : session.actions().rate(candidate.id(), body.request(), call));
            return candidate;
        });
        Written.Outcome outcome = earlier().isPresent() ? Written.Outcome.UPDATED : Written.Outcome.CREATED;
        return session.readBack(() -> given(Feed.newest(before)))
                .map(rating -> new Written<>(answer.apply(rating), outcome))
                .orElseThrow(() -> new UnknownOutcomeException(
                        "Workable has taken the rating, which is not to be seen among the candidate's activities yet",
                        null,
                        null));
    }

    @Override
    public Reconciliation<O> look(String baseline) {
        if (!baseline.startsWith(BASELINE)) {
            return Reconciliation.unclear();
        }
        String newest = baseline.substring(BASELINE.length());
        return given(newest)
                .map(rating -> Reconciliation.happened(
                        answer.apply(rating),
                        Feed.isAfter(rating.value().id(), newest) ? Written.Outcome.CREATED : Written.Outcome.UPDATED))
                .orElseGet(Reconciliation::missing);
    }

    /** The member's rating in this stage, as it was sent. */
    private Optional<Native<ActivityDto>> given(String newest) {
        return feed.after(replace ? Feed.START : newest).stream()
                .filter(line -> isOfThisMemberHere(line.value()) && isAsSent(line.value()))
                .reduce((one, other) -> other);
    }

    private Optional<Native<ActivityDto>> earlier() {
        return call.actingUser().isEmpty()
                ? Optional.empty()
                : before.stream()
                        .filter(line -> isOfThisMemberHere(line.value()))
                        .findFirst();
    }

    private void refuseSecond() {
        if (!replace && earlier().isPresent()) {
            throw new ConflictException(
                    ErrorCode.REQUEST_CONFLICT,
                    "the member has rated the candidate in this stage already; a scorecard with replace=true takes the"
                            + " place of the first one",
                    null);
        }
    }

    private boolean isOfThisMemberHere(ActivityDto line) {
        Object member = sent("member_id");
        return Objects.equals(line.stageName(), candidate.stage())
                && (member == null
                        || line.member() != null
                                && String.valueOf(member)
                                        .equalsIgnoreCase(line.member().id()));
    }

    private boolean isAsSent(ActivityDto line) {
        RatingDto rating = line.rating();
        Object grade = sent("grade");
        return CommentWrite.words(line.body()).equals(CommentWrite.words(String.valueOf(sent("comment"))))
                && (rating == null
                        || rating.grade() == null
                        || !(grade instanceof Number)
                        || sent("score") != null
                        || new BigDecimal(String.valueOf(grade)).compareTo(rating.grade()) == 0);
    }

    private @Nullable Object sent(String field) {
        return body.shown() instanceof Map<?, ?> sent ? sent.get(field) : null;
    }
}
