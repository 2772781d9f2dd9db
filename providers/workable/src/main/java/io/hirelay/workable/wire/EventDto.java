package io.hirelay.workable.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call, an interview or a meeting. */
@WireRecord
public record EventDto(
        String id,
        @Nullable String title,
        @Nullable String description,
        @Nullable String type,
        @Nullable String startsAt,
        @Nullable String endsAt,
        @Nullable Boolean cancelled,
        @Nullable JobRefDto job,
        @Nullable PersonDto candidate,
        @Nullable List<PersonDto> members,
        @Nullable ConferenceDto conference) {}
