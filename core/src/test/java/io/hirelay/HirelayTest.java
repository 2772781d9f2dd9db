package io.hirelay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.multibindings.Multibinder;
import io.hirelay.budget.BudgetEvent;
import io.hirelay.budget.BudgetSpec;
import io.hirelay.budget.Budgets;
import io.hirelay.budget.Ledgers;
import io.hirelay.budget.Shares;
import io.hirelay.error.ConfigurationException;
import io.hirelay.error.Failure;
import io.hirelay.guice.HirelayModule;
import io.hirelay.input.Input;
import io.hirelay.operation.ActionOperation;
import io.hirelay.operation.Ats;
import io.hirelay.operation.Catalogue;
import io.hirelay.operation.GetOperation;
import io.hirelay.operation.Hris;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.Operation;
import io.hirelay.spi.AtsProvider;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import io.hirelay.spi.Operations;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HirelayTest {
    private static final Credential KEY = new Credential.ApiKey("canary");

    private final TestProvider provider = new TestProvider("test", new Operations<>());

    private Hirelay hirelay() {
        return Hirelay.builder().withoutDiscovery().provider(provider).build();
    }

    @Test
    void an_unknown_provider_is_answered_with_the_known_ones() {
        ConfigurationException refused = assertThrows(
                ConfigurationException.class, () -> hirelay().connect(new ConnectionConfig("tset", Map.of(), KEY)));
        assertTrue(refused.getMessage().contains("known are test"), refused.getMessage());
    }

    @Test
    void every_wrong_setting_is_told_at_once() {
        ConfigurationException refused = assertThrows(
                ConfigurationException.class,
                () -> hirelay().connect(new ConnectionConfig("test", Map.of("sight", "acme", "region", " "), KEY)));
        assertEquals(
                List.of("sight", "site", "region"),
                refused.failures().stream().map(Failure::field).toList());
    }

    @Test
    void defaults_are_filled_in() {
        hirelay().connect(new ConnectionConfig("test", Map.of("site", "acme"), KEY));
        assertEquals(
                Map.of("site", "acme", "region", "eu"),
                provider.opened.orElseThrow().settings());
    }

    @Test
    void one_registered_by_hand_takes_the_place_of_another() {
        TestProvider other = new TestProvider("test", new Operations<>());
        Hirelay hirelay = Hirelay.builder()
                .withoutDiscovery()
                .provider(provider)
                .provider(other)
                .build();
        assertEquals(1, hirelay.providers().size());
        hirelay.connect(new ConnectionConfig("test", Map.of("site", "acme"), KEY));
        assertTrue(other.opened.isPresent());
        assertTrue(provider.opened.isEmpty());
    }

    @Test
    void a_credential_shows_in_no_text() {
        assertFalse(KEY.toString().contains("canary"));
        assertFalse(new ConnectionConfig("test", Map.of(), KEY).toString().contains("canary"));
    }

    @Test
    void closing_a_connection_closes_its_session() {
        try (Connection connection = hirelay().connect(new ConnectionConfig("test", Map.of("site", "acme"), KEY))) {
            assertFalse(provider.session.closed);
            assertEquals(10, connection.budget().limit());
        }
        assertTrue(provider.session.closed);
    }

    @Test
    void calls_are_counted_shared_out_and_watched_as_told() {
        List<String> asked = new ArrayList<>();
        List<BudgetEvent> events = new ArrayList<>();
        Shares shares = new Shares(40, 30, 20, 10);
        Ledgers memory = Ledgers.inMemory(InstantSource.system());
        Hirelay hirelay = Hirelay.builder()
                .withoutDiscovery()
                .provider(provider)
                .shares(shares)
                .budgetObserver(events::add)
                .ledgers((key, spec, shared) -> {
                    asked.add(key + " " + shared.equals(shares));
                    return memory.of(key, spec, shared);
                })
                .build();
        hirelay.connect(new ConnectionConfig("test", Map.of("site", "acme"), KEY));
        Budgets budgets = provider.lent.orElseThrow().http().budgets();
        budgets.of("test:1", new BudgetSpec(10, Duration.ofSeconds(10))).throttled(Optional.of(Duration.ofSeconds(3)));
        budgets.of("test:2", BudgetSpec.UNLIMITED).throttled(Optional.empty());
        assertEquals(List.of("test:1 true"), asked, "what has no limit is not counted");
        assertEquals(
                List.of(
                        new BudgetEvent.Throttled("test:1", Duration.ofSeconds(3)),
                        new BudgetEvent.Throttled("test:2", BudgetSpec.UNLIMITED.window())),
                events);

        List<BudgetEvent> others = new ArrayList<>();
        hirelay.withBudgets(known -> known.observedBy(others::add))
                .connect(new ConnectionConfig("test", Map.of("site", "acme"), KEY));
        provider.lent
                .orElseThrow()
                .http()
                .budgets()
                .of("test:1", BudgetSpec.UNLIMITED)
                .throttled(Optional.empty());
        assertEquals(1, others.size());
        assertEquals(2, events.size());
    }

    @Test
    void the_facade_has_one_way_to_every_operation() {
        long lists = Catalogue.operations().stream()
                .filter(operation -> operation instanceof ListOperation)
                .count();
        long gets = Catalogue.operations().stream()
                .filter(operation -> operation instanceof GetOperation)
                .count();
        List<Class<?>> facades = Arrays.stream(Connection.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getParameterCount() == 0)
                .<Class<?>>map(method -> method.getReturnType())
                .filter(Listing.class::isAssignableFrom)
                .toList();
        assertEquals(lists, facades.size());
        assertEquals(
                gets, facades.stream().filter(Records.class::isAssignableFrom).count());
        Map<Class<?>, Long> actions = Catalogue.operations().stream()
                .filter(ActionOperation.class::isInstance)
                .map(operation -> ((ActionOperation<?, ?>) operation).input())
                .collect(Collectors.groupingBy(input -> input, Collectors.counting()));
        Map<Class<?>, Long> methods = facades.stream()
                .flatMap(facade -> Arrays.stream(facade.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        && method.getParameterCount() == 1
                        && Input.class.isAssignableFrom(method.getParameterTypes()[0]))
                .collect(Collectors.groupingBy(method -> method.getParameterTypes()[0], Collectors.counting()));
        assertEquals(actions, methods);
        assertEquals(
                Catalogue.operations().size(),
                Catalogue.operations().stream().map(Operation::id).distinct().count());
    }

    @Test
    void the_catalogue_lists_every_operation_it_declares() {
        List<Operation<?, ?>> declared = Stream.of(Ats.class, Hris.class)
                .flatMap(model -> Arrays.stream(model.getDeclaredFields()))
                .filter(field -> Operation.class.isAssignableFrom(field.getType()))
                .<Operation<?, ?>>map(field -> {
                    try {
                        return (Operation<?, ?>) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
        assertEquals(declared, Catalogue.operations());
    }

    @Test
    void guice_makes_one_of_what_is_bound() {
        var injector = Guice.createInjector(new HirelayModule(), new AbstractModule() {
            @Override
            @SuppressWarnings("rawtypes") // the set's elements are
            protected void configure() {
                Multibinder.newSetBinder(binder(), AtsProvider.class)
                        .addBinding()
                        .toInstance(provider);
            }
        });
        Hirelay hirelay = injector.getInstance(Hirelay.class);
        assertSame(hirelay, injector.getInstance(Hirelay.class));
        assertTrue(hirelay.provider("test").isPresent());
    }

    @Test
    void two_that_claim_one_id_are_both_named() {
        ClassLoader loader = new ServiceFile(getClass().getClassLoader(), List.of(First.class, Second.class));
        ConfigurationException refused = assertThrows(
                ConfigurationException.class,
                () -> Hirelay.builder().discoverFrom(loader).build());
        assertTrue(
                Stream.of("twin", First.class.getName(), Second.class.getName())
                        .allMatch(refused.getMessage()::contains),
                refused.getMessage());
    }

    /** A provider that is found. */
    public static final class First extends Twin {}

    /** Another of the same id. */
    public static final class Second extends Twin {}

    /** Both. */
    public abstract static class Twin implements AtsProvider<TestProvider.Nothing> {
        private final TestProvider twin = new TestProvider("twin", new Operations<>());

        @Override
        public io.hirelay.spi.ProviderDescriptor descriptor() {
            return twin.descriptor();
        }

        @Override
        public Operations<TestProvider.Nothing> operations() {
            return twin.operations();
        }

        @Override
        public TestProvider.Nothing open(ConnectionConfig config, io.hirelay.spi.ProviderContext context) {
            return twin.open(config, context);
        }
    }

    /** A class path on which the provider service file names these classes. */
    private static final class ServiceFile extends ClassLoader {
        private final java.net.URL url;

        ServiceFile(ClassLoader parent, List<Class<?>> classes) {
            super(parent);
            try {
                java.nio.file.Path file = java.nio.file.Files.createTempFile("providers", ".services");
                file.toFile().deleteOnExit();
                java.nio.file.Files.write(
                        file, classes.stream().map(Class::getName).toList());
                this.url = file.toUri().toURL();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public java.util.Enumeration<java.net.URL> getResources(String name) throws java.io.IOException {
            return name.equals("META-INF/services/" + AtsProvider.class.getName())
                    ? java.util.Collections.enumeration(List.of(url))
                    : super.getResources(name);
        }
    }
}
