package io.hirelay.http;

import io.hirelay.model.RawJson;
import java.util.Objects;

/**
 * A record as a DTO together with the very bytes it was read from. Stands in a DTO wherever the DTO itself could:
 * {@code Call<Native<JobDto>>}, {@code record Page(List<Native<JobDto>> jobs)}.
 */
public record Native<T>(T value, RawJson raw) {
    public Native {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(raw, "raw");
    }

    /** Without what it holds. */
    @Override
    public String toString() {
        return "Native[" + raw.length() + " bytes]";
    }
}
