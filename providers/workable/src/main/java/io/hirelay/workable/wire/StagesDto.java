package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import java.util.List;

/** {@code GET /stages} and {@code GET /jobs/:shortcode/stages}. */
@WireRecord
public record StagesDto(List<Native<StageDto>> stages) {}
