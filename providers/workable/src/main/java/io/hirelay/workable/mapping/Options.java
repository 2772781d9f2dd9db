package io.hirelay.workable.mapping;

import io.hirelay.model.Option;
import io.hirelay.workable.wire.ChoiceDto;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Choices of questions and custom attributes. An answer names a choice by its id. */
final class Options {
    private Options() {}

    static List<Option> of(@Nullable List<@Nullable ChoiceDto> choices) {
        return Present.<ChoiceDto>in(choices).stream()
                .map(choice -> new Option(
                        Optional.ofNullable(choice.id()),
                        Optional.ofNullable(choice.body()),
                        Optional.ofNullable(choice.id())))
                .toList();
    }
}
