package io.hirelay.conformance;

import java.util.List;
import java.util.stream.Stream;

/** Every rule, in the order of their numbers. */
final class Rules {
    private Rules() {}

    static List<Rule> all() {
        return Stream.of(
                        CapabilityRules.rules(),
                        PagingRules.rules(),
                        IdentifierRules.rules(),
                        FilterRules.rules(),
                        LoadingRules.rules(),
                        LosslessRules.rules(),
                        ErrorRules.rules(),
                        SharingRules.rules(),
                        SecretRules.rules(),
                        WriteRules.rules(),
                        OutcomeRules.rules(),
                        ActorRules.rules(),
                        DuplicateRules.rules(),
                        NativeRules.rules(),
                        EmployeeRules.rules(),
                        TimeOffRules.rules())
                .flatMap(List::stream)
                .toList();
    }
}
