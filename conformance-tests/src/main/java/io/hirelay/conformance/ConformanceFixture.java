package io.hirelay.conformance;

import java.util.Map;

/**
 * What a provider gives the kit so that it can be proven right. Found by {@link java.util.ServiceLoader}, usually in the
 * test resources of the provider's module, through a public constructor without arguments.
 */
public interface ConformanceFixture {
    /** Id of the provider that is proven. */
    String provider();

    /**
     * Prepares an account; asked for anew by every rule, so it should be quick. All accounts it prepares hold the same
     * records under the same ids: dozens of candidates over several jobs, more than one page of the smallest limits, at
     * least one record for every list that the provider supports.
     */
    PreparedAccount prepare();

    /** Situations that it cannot arrange, each with the reason. */
    default Map<Situation, String> cannotArrange() {
        return Map.of();
    }

    /**
     * Rules of the kind SHOULD that the provider does not keep, by number, each with the reason. One that it keeps all
     * the same is reported: the list must not outlive its reasons.
     */
    default Map<String, String> deviations() {
        return Map.of();
    }

    /**
     * Fields that the provider plans to load and that no record of the prepared accounts has, such as
     * {@code ats.requisitions.list.candidate}, each with the reason. One that has a value all the same is reported.
     */
    default Map<String, String> unseenFields() {
        return Map.of();
    }

    /**
     * Writes that the samples do not try, such as {@code ats.requisitions.approve}, and fields of their inputs that no
     * sample gives, such as {@code ats.candidates.create.type}, each with the reason. One that is tried all the same is
     * reported.
     */
    default Map<String, String> unwritten() {
        return Map.of();
    }
}
