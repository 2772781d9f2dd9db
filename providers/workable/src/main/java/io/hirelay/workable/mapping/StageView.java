package io.hirelay.workable.mapping;

import io.hirelay.workable.wire.StageDto;
import java.util.Optional;

/**
 * A stage of a pipeline.
 *
 * @param job shortcode of the job whose pipeline it is, when one was asked for
 */
public record StageView(StageDto stage, Optional<String> job) {}
