package io.hirelay.workable.wire;

/** Nothing but the id of what was made. */
@WireRecord
public record CreatedDto(String id) {}
