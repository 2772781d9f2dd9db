package io.hirelay.workable.mapping;

import static io.hirelay.workable.mapping.Values.text;

import io.hirelay.http.Native;
import io.hirelay.mapping.FieldPlan;
import io.hirelay.mapping.Mapper;
import io.hirelay.model.Coded;
import io.hirelay.model.Interview;
import io.hirelay.model.InterviewStatus;
import io.hirelay.model.Ref;
import io.hirelay.model.User;
import io.hirelay.workable.wire.EventDto;
import io.hirelay.workable.wire.PersonDto;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Calls, meetings and interviews. Workable does not say who set one up, in which stage, or when the entry was made, and
 * has no status but cancelled: an event whose end is past is taken to have happened.
 */
public final class InterviewMapper {
    private static final Mapper<Seen, Interview> MAPPER = Mapper.of(Interview.class, Seen.class)
            .id(seen -> Ids.required("event", seen.event.id()))
            .value("title", String.class, seen -> text(seen.event.title()))
            .value("application", Ref.class, seen -> application(seen.event))
            .value("candidate", Ref.class, seen -> Ids.ref(candidate(seen.event)))
            .value("job", Ref.class, seen -> Ids.ref(job(seen.event)))
            .list("interviewers", Ref.class, seen -> interviewers(seen.event))
            .value("location", String.class, seen -> location(seen.event))
            .value("start_at", Instant.class, seen -> WireTimes.instant(seen.event.startsAt()))
            .value("end_at", Instant.class, seen -> WireTimes.instant(seen.event.endsAt()))
            .coded("status", InterviewStatus.class, InterviewMapper::status)
            .build();

    private InterviewMapper() {}

    private record Seen(EventDto event, Instant now) {}

    public static FieldPlan<Interview> plan() {
        return MAPPER.plan();
    }

    /** @param now tells whether the event is over */
    public static Interview map(Native<EventDto> event, Instant now) {
        return MAPPER.row(new Seen(event.value(), now), event.raw());
    }

    private static Coded<InterviewStatus> status(Seen seen) {
        if (Boolean.TRUE.equals(seen.event.cancelled())) {
            return Coded.of(InterviewStatus.CANCELLED);
        }
        Instant end = WireTimes.instant(seen.event.endsAt());
        return Coded.of(end != null && end.isBefore(seen.now) ? InterviewStatus.COMPLETED : InterviewStatus.SCHEDULED);
    }

    /** A candidate of Workable is an application as soon as there is a job. */
    private static @Nullable Ref<?> application(EventDto event) {
        return job(event) == null ? null : Ids.ref(candidate(event));
    }

    private static @Nullable String candidate(EventDto event) {
        return event.candidate() == null ? null : event.candidate().id();
    }

    private static @Nullable String job(EventDto event) {
        return event.job() == null ? null : event.job().shortcode();
    }

    private static List<Ref<User>> interviewers(EventDto event) {
        return Present.<PersonDto>in(event.members()).stream()
                .map(member -> Ids.<User>ref(member.id()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable String location(EventDto event) {
        return event.conference() == null ? null : text(event.conference().url());
    }
}
