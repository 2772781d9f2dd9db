package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import java.util.List;

/** {@code GET /custom_attributes} and {@code GET /jobs/:shortcode/custom_attributes}. */
@WireRecord
public record CustomAttributesDto(List<Native<CustomAttributeDto>> customAttributes) {}
