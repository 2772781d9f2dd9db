package io.hirelay.workable.sandbox.row;

import java.util.List;
import java.util.Optional;

/** The stages that the candidates of a job go through, in order. */
public record Pipeline(List<Stage> stages) {
    public Pipeline {
        stages = List.copyOf(stages);
    }

    public Optional<Stage> bySlug(String slug) {
        return stages.stream().filter(stage -> stage.slug().equals(slug)).findFirst();
    }

    /** The first stage of a kind; sourced, applied and hired stand in every pipeline. */
    public Stage ofKind(String kind) {
        return stages.stream()
                .filter(stage -> stage.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("pipeline without a stage of kind " + kind));
    }
}
