package io.hirelay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Holds the provider of the module it is run in to every rule. A module runs it by letting Surefire scan this jar; it
 * writes no test class, but a {@link ConformanceFixture}. The report is {@code target/conformance/<provider>.html}.
 *
 * <p>A rule that the fixture cannot bring about is no test here, for it could not fail; the report shows it and says why.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderConformanceTest {
    private final ClassLoader classes = Thread.currentThread().getContextClassLoader();
    private final List<Conformance> running = new ArrayList<>();

    @Test
    void every_provider_on_the_class_path_has_a_fixture() {
        Set<String> without = new TreeSet<>(Discovery.providers(classes));
        Discovery.fixtures(classes).forEach(fixture -> without.remove(fixture.provider()));
        assertEquals(
                Set.of(), without, "write a ConformanceFixture for each and name it in META-INF/services of the tests");
    }

    @TestFactory
    Stream<DynamicNode> provider() {
        return Discovery.fixtures(classes).stream().map(fixture -> {
            Conformance conformance = Conformance.of(fixture, classes);
            running.add(conformance);
            return dynamicContainer(fixture.provider(), Rules.all().stream().flatMap(rule -> test(conformance, rule)));
        });
    }

    private static Stream<DynamicTest> test(Conformance conformance, Rule rule) {
        return conformance
                .notTestable(rule)
                .map(conformance::keep)
                .map(known -> Stream.<DynamicTest>empty())
                .orElseGet(() -> Stream.of(dynamicTest(rule.title(), () -> {
                    Result result = conformance.result(rule);
                    if (result.outcome() == Result.Outcome.FAILED) {
                        throw new AssertionError(
                                result.detail(), result.failure().orElse(null));
                    }
                })));
    }

    @AfterAll
    void report() {
        Path folder = Path.of(System.getProperty("basedir", ""), "target", "conformance");
        for (Conformance conformance : running) {
            try (conformance) {
                Report report = conformance.report();
                Files.createDirectories(folder);
                Files.writeString(folder.resolve(report.provider() + ".html"), report.html());
            } catch (IOException e) {
                throw new UncheckedIOException("the report could not be written to " + folder, e);
            }
        }
    }
}
