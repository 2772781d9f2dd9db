package io.hirelay.conformance.reference;

import io.hirelay.conformance.ConformanceFixture;
import io.hirelay.conformance.PreparedAccount;
import io.hirelay.spi.AtsProvider;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Prepares accounts of a {@link ReferenceSystem}; it can arrange everything. */
public final class ReferenceFixture implements ConformanceFixture {
    private final UnaryOperator<Wire> wiring;
    private final UnaryOperator<AtsProvider<?>> dressing;

    public ReferenceFixture() {
        this(wire -> wire, provider -> provider);
    }

    /**
     * A fixture for a provider that has been made wrong, which is how the kit shows that it notices.
     *
     * @param wiring what stands between provider and system
     * @param dressing what stands between the core and the provider
     */
    public ReferenceFixture(UnaryOperator<Wire> wiring, UnaryOperator<AtsProvider<?>> dressing) {
        this.wiring = Objects.requireNonNull(wiring, "wiring");
        this.dressing = Objects.requireNonNull(dressing, "dressing");
    }

    @Override
    public String provider() {
        return ReferenceProvider.ID;
    }

    @Override
    public PreparedAccount prepare() {
        return new ReferenceAccount(wiring, dressing);
    }
}
