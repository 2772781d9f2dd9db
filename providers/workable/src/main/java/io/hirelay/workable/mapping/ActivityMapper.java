package io.hirelay.workable.mapping;

import static io.hirelay.workable.mapping.Values.text;

import io.hirelay.http.Native;
import io.hirelay.mapping.FieldPlan;
import io.hirelay.mapping.Mapper;
import io.hirelay.model.Activity;
import io.hirelay.model.ActivityType;
import io.hirelay.model.Actor;
import io.hirelay.model.ActorType;
import io.hirelay.model.Coded;
import io.hirelay.model.JobInterviewStage;
import io.hirelay.model.NamedRef;
import io.hirelay.model.Ref;
import io.hirelay.model.Visibility;
import io.hirelay.workable.wire.ActivityDto;
import io.hirelay.workable.wire.PersonDto;
import io.hirelay.workable.wire.StageMarkDto;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Activities of Workable's two feeds, which show the same activity differently. In a candidate's feed a change of stage
 * has a {@code target_stage} and names the stage that was left; in a job's feed its action is the slug, and
 * {@code stage_name} the name, of the stage that was entered, and nothing tells the one that was left. A job's feed tells
 * neither visibility nor {@code updated_at}: there, these are empty.
 *
 * <p>Workable's {@code moved} is no change of stage: the candidate came over from another job.
 */
public final class ActivityMapper {
    /** Who works in the account; external recruiters come on top of them. */
    private static final Set<String> EVERYBODY =
            Set.of("admin", "recruiting_admin", "hiring_manager", "simple", "reviewer");

    /** Always sees everything, so it alone is what is left when nobody else may. */
    private static final Set<String> ADMINS = Set.of("admin");

    /** Without a member these are the candidate's own doing, all others the system's. */
    private static final Set<String> OF_CANDIDATES =
            Set.of("applied", "message", "assessment-completed", "video-interview-completed");

    private static final Mapper<Line, Activity> MAPPER = mapper();

    private ActivityMapper() {}

    /**
     * A line of a feed with what the feed is about.
     *
     * @param fromStage the stage that was left, where the feed tells
     * @param toStage the stage that was entered; null on all but changes of stage
     */
    private record Line(
            ActivityDto activity,
            @Nullable PersonDto candidate,
            @Nullable String job,
            @Nullable NamedRef<JobInterviewStage> fromStage,
            @Nullable NamedRef<JobInterviewStage> toStage) {}

    /** What rows of a candidate's feed carry; a job's feed tells less. */
    public static FieldPlan<Activity> plan() {
        return MAPPER.plan();
    }

    /**
     * A line of a candidate's feed.
     *
     * @param candidate whose feed it is
     * @param job the job the candidate is in, where that is known
     */
    public static Activity ofCandidate(Native<ActivityDto> line, String candidate, Optional<String> job) {
        ActivityDto activity = line.value();
        StageMarkDto target = activity.targetStage();
        return MAPPER.row(
                new Line(
                        activity,
                        activity.candidate() == null
                                ? new PersonDto(candidate, null, null, null)
                                : activity.candidate(),
                        job.orElse(null),
                        target == null ? null : left(activity),
                        target == null ? null : Ids.named(target.slug(), target.name())),
                line.raw());
    }

    /**
     * A line of a job's feed.
     *
     * @param job shortcode of the job whose feed it is
     * @param entered the stage that was entered, on a change of stage
     */
    public static Activity ofJob(Native<ActivityDto> line, String job, Optional<NamedRef<JobInterviewStage>> entered) {
        ActivityDto activity = line.value();
        return MAPPER.row(new Line(activity, activity.candidate(), job, null, entered.orElse(null)), line.raw());
    }

    /** What is the slug of the stage if an activity of a job's feed tells of entering one. */
    public static Optional<String> slugEntered(ActivityDto activity) {
        return activity.stageName() == null ? Optional.empty() : Optional.ofNullable(activity.action());
    }

    /**
     * The stage that an activity of a job's feed tells of entering. One that has left the pipeline since then keeps its
     * name alone.
     *
     * @param slugs of the stages in the job's pipeline; empty when it could not be read, and the action is believed
     */
    public static Optional<NamedRef<JobInterviewStage>> stageEntered(
            ActivityDto activity, Optional<Set<String>> slugs) {
        return slugEntered(activity).flatMap(slug -> {
            if (slugs.isPresent() && slugs.get().contains(slug)) {
                return Optional.ofNullable(Ids.named(slug, activity.stageName()));
            }
            return ActivityTypes.isPlain(slug)
                    ? Optional.empty()
                    : Optional.ofNullable(Ids.named(slugs.isEmpty() ? slug : null, activity.stageName()));
        });
    }

    private static Mapper<Line, Activity> mapper() {
        return Mapper.of(Activity.class, Line.class)
                .id(line -> Ids.required("activity", line.activity.id()))
                .value("candidate", Ref.class, line -> line.candidate == null ? null : Ids.ref(line.candidate.id()))
                .value("job", Ref.class, line -> Ids.ref(line.job))
                .value("actor", Actor.class, ActivityMapper::actor)
                .coded("activity_type", ActivityType.class, ActivityMapper::type)
                .value("body", String.class, line -> text(line.activity.body()))
                .value("from_stage", NamedRef.class, line -> line.fromStage)
                .value("to_stage", NamedRef.class, line -> line.toStage)
                .coded("visibility", Visibility.class, line -> visibility(line.activity))
                .value("created_at", Instant.class, line -> WireTimes.instant(line.activity.createdAt()))
                .value("updated_at", Instant.class, line -> WireTimes.instant(line.activity.updatedAt()))
                .build();
    }

    private static @Nullable NamedRef<JobInterviewStage> left(ActivityDto activity) {
        StageMarkDto source = activity.actionStage();
        return source == null
                ? Ids.named(null, activity.stageName())
                : Ids.named(source.slug(), source.name() == null ? activity.stageName() : source.name());
    }

    private static @Nullable Coded<ActivityType> type(Line line) {
        String action = line.activity.action();
        if (line.toStage != null) {
            return action == null ? Coded.of(ActivityType.STAGE_CHANGE) : Coded.of(ActivityType.STAGE_CHANGE, action);
        }
        return action == null ? null : Coded.of(ActivityTypes.of(action), action);
    }

    private static Actor actor(Line line) {
        PersonDto member = line.activity.member();
        if (member != null) {
            return actor(ActorType.USER, member);
        }
        String action = line.activity.action();
        boolean byCandidate = line.toStage == null && action != null && OF_CANDIDATES.contains(action);
        return byCandidate && line.candidate != null
                ? actor(ActorType.CANDIDATE, line.candidate)
                : new Actor(Optional.empty(), Optional.of(Coded.of(ActorType.SYSTEM)), Optional.empty());
    }

    private static Actor actor(ActorType type, PersonDto person) {
        return new Actor(
                Optional.ofNullable(person.id()), Optional.of(Coded.of(type)), Optional.ofNullable(person.name()));
    }

    /** Everybody, administrators alone, or some: what is neither of the first two is taken for the last. */
    private static @Nullable Coded<Visibility> visibility(ActivityDto activity) {
        if (activity.visibilityRoles() == null) {
            return null;
        }
        List<String> roles = Present.<String>in(activity.visibilityRoles());
        if (roles.containsAll(EVERYBODY)) {
            return Coded.of(Visibility.PUBLIC);
        }
        return Coded.of(ADMINS.containsAll(roles) ? Visibility.ADMIN_ONLY : Visibility.PRIVATE);
    }
}
