package io.hirelay.conformance;

import io.hirelay.budget.BudgetState;
import io.hirelay.budget.Budgets;
import io.hirelay.conformance.reference.ReferenceFixture;
import io.hirelay.conformance.reference.Wire;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.UnavailableException;
import io.hirelay.http.HttpSettings;
import io.hirelay.http.HttpToolkit;
import io.hirelay.mapping.FieldPlan;
import io.hirelay.model.Tag;
import io.hirelay.model.Unified;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Model;
import io.hirelay.operation.Operation;
import io.hirelay.operation.Resource;
import io.hirelay.page.Page;
import io.hirelay.spi.AtsProvider;
import io.hirelay.spi.Check;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Operations;
import io.hirelay.spi.ProviderContext;
import io.hirelay.spi.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Providers that describe themselves wrongly, or are bad guests of their host. */
final class HostMutants {
    private HostMutants() {}

    private static final String TOKEN = token();

    static List<Mutant> all() {
        AtomicReference<Wire> wire = new AtomicReference<>();
        return List.of(
                new Mutant(
                        "ATS-CAP-01",
                        "a provider has no fixture",
                        new ReferenceFixture(),
                        new OneMoreProvider(HostMutants.class.getClassLoader())),
                Mutant.of("ATS-CAP-02", "an operation comes and goes", ComingAndGoing::new),
                Mutant.of(
                        "ATS-CAP-03",
                        "opening a connection asks the system",
                        given -> {
                            wire.set(given);
                            return given;
                        },
                        provider -> eager(provider, wire.get())),
                Mutant.dressed("ATS-CAP-04", "something is registered that nobody knows", HostMutants::inventive),
                Mutant.of(
                        "ATS-CAP-05",
                        "a registered operation is not supported after all",
                        () -> Layers.got(
                                Ats.ORGANIZATIONS_GET,
                                request -> {
                                    throw new UnsupportedOperationException("not yet");
                                },
                                row -> row)),
                Mutant.of(
                        "ATS-CAP-06", "a registered list is always empty", () -> Layers.paged(Ats.TAGS_LIST, empty())),
                Mutant.dressed(
                        "ATS-CAP-07", "a check finds fault with what works", provider -> checking(provider, false)),
                Mutant.dressed("ATS-CAP-08", "a check does not look", provider -> checking(provider, true)),
                Mutant.of("ATS-SHARE-01", "answers depend on the thread", () -> Layers.paged(null, byThread())),
                Mutant.dressed("ATS-SHARE-02", "every connection has a budget of its own", HostMutants::greedy),
                Mutant.dressed(
                        "ATS-SHARE-03",
                        "the budget always looks untouched",
                        provider -> new Rewrapped<>(
                                provider,
                                state -> new BudgetState(state.limit(), state.limit(), Duration.ZERO),
                                false)),
                Mutant.dressed(
                        "ATS-SHARE-04",
                        "closing one connection closes all",
                        provider -> new Rewrapped<>(provider, state -> state, true)),
                Mutant.of(
                        "ATS-SHARE-05",
                        "an exchange is told twice",
                        () -> Layers.calling(call -> call.observedBy(call.observer()))),
                Mutant.of(
                        "ATS-SECRET-01",
                        "a failure quotes the token",
                        () -> Layers.failing(e -> new UnavailableException(
                                ErrorCode.REMOTE_UNAVAILABLE,
                                "refused",
                                Optional.empty(),
                                null,
                                new IOException("Authorization: Bearer " + TOKEN)))),
                Mutant.dressed("ATS-SECRET-02", "a provider prints a token", HostMutants::talkative),
                Mutant.wired(
                        "ATS-SECRET-03", "tokens are logged", Wires.logging(request -> request.token(), answer -> "")),
                Mutant.wired("ATS-SECRET-04", "answers are logged", Wires.logging(request -> "", Wires::text)));
    }

    private static String token() {
        try (PreparedAccount account = new ReferenceFixture().prepare()) {
            return ((Credential.ApiKey) account.connection().credential().current()).token();
        }
    }

    /** Sees one provider more than there is. */
    private static final class OneMoreProvider extends ClassLoader {
        OneMoreProvider(ClassLoader parent) {
            super(parent);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            if (!name.equals("META-INF/services/" + AtsProvider.class.getName())) {
                return super.getResources(name);
            }
            Path services = Files.createTempFile("provider", ".services");
            services.toFile().deleteOnExit();
            Files.writeString(services, ForgottenProvider.class.getName(), StandardCharsets.UTF_8);
            return Collections.enumeration(List.of(services.toUri().toURL()));
        }
    }

    private static final class ComingAndGoing implements Interposed.Layer {
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public boolean offers(Operation<?, ?> operation) {
            return !operation.equals(Ats.TAGS_LIST) || asked.getAndIncrement() % 2 == 0;
        }
    }

    private static <S extends Session> AtsProvider<S> eager(AtsProvider<S> provider, Wire wire) {
        return new Dressed<>(provider) {
            @Override
            public S open(ConnectionConfig config, ProviderContext context) {
                try {
                    wire.post(
                            new Wire.Request(
                                    "orgs.list", TOKEN, Optional.empty(), "{}".getBytes(StandardCharsets.UTF_8)),
                            Duration.ofSeconds(5));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (TimeoutException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return super.open(config, context);
            }
        };
    }

    private static AtsProvider<?> inventive(AtsProvider<?> provider) {
        return inventing(provider);
    }

    private static <S extends Session> AtsProvider<S> inventing(AtsProvider<S> provider) {
        ListOperation<Tag> gadgets =
                new ListOperation<>(new Resource<>(Model.ATS, "gadgets", "gadget", Tag.class), List.of());
        return new Dressed<>(provider) {
            @Override
            public Operations<S> operations() {
                return super.operations()
                        .list(
                                gadgets,
                                (session, request, call) -> Page.of(List.of()),
                                ListSupport.of(FieldPlan.always(Tag.class, List.of("id"))));
            }
        };
    }

    private static Layers.Paged empty() {
        return new Layers.Paged() {
            @Override
            public <T extends Unified> Page<T> page(ListRequest<T> request, Function<ListRequest<T>, Page<T>> right) {
                return Page.of(List.of());
            }
        };
    }

    private static <S extends Session> AtsProvider<S> checking(AtsProvider<S> provider, boolean verdict) {
        return new Dressed<>(provider) {
            @Override
            public List<Check> verify(S session, CallContext call) {
                return List.of(new Check("token", Optional.of(verdict), true, "as always", Optional.empty()));
            }
        };
    }

    private static Layers.Paged byThread() {
        AtomicReference<Thread> first = new AtomicReference<>();
        return new Layers.Paged() {
            @Override
            public <T extends Unified> Page<T> page(ListRequest<T> request, Function<ListRequest<T>, Page<T>> right) {
                Page<T> page = right.apply(request);
                first.compareAndSet(null, Thread.currentThread());
                return first.get() == Thread.currentThread() ? page : Page.of(List.of());
            }
        };
    }

    private static <S extends Session> AtsProvider<S> greedy(AtsProvider<S> provider) {
        return new Dressed<>(provider) {
            @Override
            public S open(ConnectionConfig config, ProviderContext context) {
                VirtualTime time = (VirtualTime) context.clock();
                HttpToolkit own = new HttpToolkit(HttpSettings.DEFAULT, new Budgets(time, time), time, time, () -> 0.5);
                return super.open(config, new ProviderContext(time, own));
            }
        };
    }

    private static <S extends Session> AtsProvider<S> talkative(AtsProvider<S> provider) {
        return new Dressed<>(provider) {
            @Override
            public String toString() {
                return "Provider with " + TOKEN;
            }
        };
    }
}
