package io.hirelay.workable.client;

import io.hirelay.model.RawJson;
import java.util.Optional;

/** An external recruiter. */
public record Recruiter(String id, Optional<String> name, Optional<String> email, RawJson raw) {}
