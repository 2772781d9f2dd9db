package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /candidates/:id/offer}: with nothing but the candidate when there is no offer. */
@WireRecord
public record OfferDto(
        @Nullable PersonDto candidate,
        @Nullable String createdAt,
        @Nullable String state,
        @Nullable List<OfferVariableDto> documentVariables,
        @Nullable List<Native<FileDto>> documents) {}
