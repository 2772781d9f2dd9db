package io.hirelay.workable.wire;

import io.hirelay.http.Native;

/** {@code GET /candidates/:id}. */
@WireRecord
public record CandidateEnvelope(Native<CandidateDto> candidate) {}
