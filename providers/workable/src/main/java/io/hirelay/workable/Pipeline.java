package io.hirelay.workable;

import io.hirelay.error.Choice;
import io.hirelay.http.Native;
import io.hirelay.workable.wire.StageDto;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stages of one pipeline, in its order. Immutable. */
record Pipeline(List<Native<StageDto>> stages) {
    Pipeline {
        stages = List.copyOf(stages);
    }

    /**
     * The stages that a caller may mean, by slug, name, hex identifier or number. A slug or an identifier as it is
     * written leaves no doubt; in another case it may as well be the name of another stage.
     */
    List<StageDto> meant(String given) {
        List<StageDto> found = matching(stage -> stage.slug().equals(given));
        if (found.isEmpty()) {
            found = matching(stage -> given.equals(stage.id()) || given.equalsIgnoreCase(stage.identifier()));
        }
        if (found.isEmpty()) {
            found = matching(stage -> stage.slug().equalsIgnoreCase(given)
                    || stage.name() != null && stage.name().strip().equalsIgnoreCase(given));
        }
        return found;
    }

    /** The stage of this display name; stages of one name are told apart by their kind, or not at all. */
    Optional<StageDto> named(String name, @Nullable String kind) {
        List<StageDto> named = matching(stage -> name.equals(stage.name()));
        if (named.isEmpty()) {
            named = matching(
                    stage -> stage.name() != null && stage.name().strip().equalsIgnoreCase(name.strip()));
        }
        if (named.size() > 1 && kind != null) {
            named = named.stream()
                    .filter(stage -> Objects.equals(stage.kind(), kind))
                    .toList();
        }
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    /** Whether any stage has this display name, be it several. */
    boolean hasNamed(String name) {
        return !matching(stage -> stage.name() != null && stage.name().strip().equalsIgnoreCase(name.strip()))
                .isEmpty();
    }

    Optional<Native<StageDto>> bySlug(String slug) {
        return stages.stream()
                .filter(stage -> stage.value().slug().equals(slug))
                .findFirst();
    }

    /** What a caller may choose from. */
    List<Choice> choices() {
        return stages.stream().map(stage -> choice(stage.value())).toList();
    }

    static Choice choice(StageDto stage) {
        return new Choice(stage.slug(), stage.name() == null ? stage.slug() : stage.name());
    }

    private List<StageDto> matching(java.util.function.Predicate<StageDto> wanted) {
        return stages.stream().map(Native::value).filter(wanted).toList();
    }
}
