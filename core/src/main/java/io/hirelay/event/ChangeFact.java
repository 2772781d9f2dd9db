package io.hirelay.event;

import io.hirelay.model.Doc;
import java.time.Instant;
import java.util.Optional;

/** One thing that has become different about a record. */
@Doc("One thing that has become different about a record.")
public record ChangeFact(
        @Doc("The record's model, such as hris.") String model,
        @Doc("The record's resource, such as employees.") String resource,
        @Doc("The record's canonical id.") String recordId,
        @Doc("What it means.") ChangeKind kind,
        @Doc("The field that tells it.") String field,

        @Doc("What the field held; null where it held nothing, or the record was not there.")
        Optional<StateValue> oldValue,

        @Doc("What the field holds; null where it holds nothing, or the record is not there.")
        Optional<StateValue> newValue,

        @Doc("When it was noticed, UTC.") Instant observedAt) {}
