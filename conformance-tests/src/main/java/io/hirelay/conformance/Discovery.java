package io.hirelay.conformance;

import io.hirelay.spi.AtsProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Providers and fixtures on the class path. */
final class Discovery {
    private Discovery() {}

    static List<ConformanceFixture> fixtures(ClassLoader classes) {
        List<ConformanceFixture> fixtures = new ArrayList<>();
        ServiceLoader.load(ConformanceFixture.class, classes).forEach(fixtures::add);
        return fixtures;
    }

    /** Ids of the providers. */
    static List<String> providers(ClassLoader classes) {
        List<String> ids = new ArrayList<>();
        ServiceLoader.load(AtsProvider.class, classes)
                .forEach(provider -> ids.add(provider.descriptor().id()));
        return ids;
    }
}
