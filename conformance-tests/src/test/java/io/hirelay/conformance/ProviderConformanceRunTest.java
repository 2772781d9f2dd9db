package io.hirelay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.hirelay.conformance.reference.ReferenceFixture;
import io.hirelay.spi.AtsProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** What a provider's module runs when Surefire scans the kit. */
class ProviderConformanceRunTest {
    /** A class path with services of one's own. */
    private static final class Services extends ClassLoader {
        private final Path folder;
        private final Map<Class<?>, Class<?>> services;

        Services(Path folder, Map<Class<?>, Class<?>> services) {
            super(ProviderConformanceRunTest.class.getClassLoader());
            this.folder = folder;
            this.services = services;
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            Optional<Class<?>> service = services.keySet().stream()
                    .<Class<?>>map(type -> type)
                    .filter(type -> name.equals("META-INF/services/" + type.getName()))
                    .findFirst();
            if (service.isEmpty()) {
                return super.getResources(name);
            }
            Path file = folder.resolve(service.get().getSimpleName());
            Files.writeString(file, services.get(service.get()).getName(), StandardCharsets.UTF_8);
            return Collections.enumeration(List.of(file.toUri().toURL()));
        }
    }

    @TempDir
    Path folder;

    private TestExecutionSummary run(Map<Class<?>, Class<?>> services) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        String basedir = System.getProperty("basedir", "");
        thread.setContextClassLoader(new Services(folder, services));
        System.setProperty("basedir", folder.toString());
        try {
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectClass(ProviderConformanceTest.class))
                    .build();
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            LauncherFactory.create().execute(request, listener);
            return listener.getSummary();
        } finally {
            System.setProperty("basedir", basedir);
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void runs_every_rule_of_every_fixture_and_writes_the_report() {
        TestExecutionSummary summary = run(Map.of(ConformanceFixture.class, ReferenceFixture.class));
        assertEquals(List.of(), summary.getFailures());
        assertEquals(Rules.all().size() + 1, summary.getTestsSucceededCount());
        assertEquals(0, summary.getTestsSkippedCount());
        String report = read(folder.resolve("target/conformance/reference.html"));
        assertTrue(report.contains(Rules.all().size() + " passed"), report);
    }

    @Test
    void a_provider_without_a_fixture_fails() {
        TestExecutionSummary summary = run(Map.of(AtsProvider.class, ForgottenProvider.class));
        assertEquals(1, summary.getTestsFailedCount());
        assertTrue(summary.getFailures().get(0).getException().getMessage().contains("forgotten"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
