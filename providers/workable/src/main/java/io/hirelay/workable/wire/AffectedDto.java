package io.hirelay.workable.wire;

import java.util.List;

/** Why something cannot go: kinds of what refers to it. */
@WireRecord
public record AffectedDto(List<String> affectedResources) {}
