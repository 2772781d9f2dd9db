package io.hirelay.workable.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.hirelay.workable.client.OverlappingTimeEntries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in the way of hours, under either name that Workable documents for it. */
public record ClashDto(
        @JsonProperty("conflicting_time_entries") @JsonAlias("conflictingEntries") @Nullable List<Typed<OverlappingTimeEntries.Overlap>> entries) {}
