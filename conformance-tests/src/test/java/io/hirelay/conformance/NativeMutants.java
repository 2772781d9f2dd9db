package io.hirelay.conformance;

import io.hirelay.budget.BudgetSpec;
import io.hirelay.http.ErrorMapper;
import io.hirelay.http.RateHeaders;
import io.hirelay.http.RequestAuth;
import io.hirelay.http.RestClient;
import io.hirelay.http.RestTarget;
import io.hirelay.spi.AtsProvider;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.NativeAccess;
import io.hirelay.spi.NativeMethod;
import io.hirelay.spi.NativePaging;
import io.hirelay.spi.NativeResource;
import io.hirelay.spi.NativeRows;
import io.hirelay.spi.ProviderContext;
import io.hirelay.spi.Session;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Providers that are spoken to in their own words, and get it wrong. */
final class NativeMutants {
    private NativeMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.dressed("ATS-NATIVE-01", "resources come and go", NativeMutants::comingAndGoing),
                Mutant.dressed("ATS-NATIVE-02", "native calls have a budget of their own", NativeMutants::apart),
                Mutant.dressed(
                        "ATS-NATIVE-03", "links to go on are looked for in the wrong place", NativeMutants::lost));
    }

    /** One that speaks as another does, until a test makes it otherwise. */
    private static class Speaking<S extends Session> extends Dressed<S> implements NativeAccess<S> {
        Speaking(AtsProvider<S> provider) {
            super(provider);
        }

        @SuppressWarnings("unchecked") // a provider gives access to the sessions it opens itself
        private NativeAccess<S> access() {
            return (NativeAccess<S>) provider;
        }

        @Override
        public List<NativeResource> nativeResources() {
            return access().nativeResources();
        }

        @Override
        public RestClient nativeClient(S session) {
            return access().nativeClient(session);
        }

        @Override
        public List<String> linkFields() {
            return access().linkFields();
        }
    }

    private static <S extends Session> AtsProvider<S> comingAndGoing(AtsProvider<S> provider) {
        AtomicInteger asked = new AtomicInteger();
        return new Speaking<>(provider) {
            @Override
            public List<NativeResource> nativeResources() {
                return super.nativeResources().subList(asked.getAndIncrement() % 2, 2);
            }
        };
    }

    private static <S extends Session> AtsProvider<S> apart(AtsProvider<S> provider) {
        return new Speaking<>(provider) {
            private volatile RestClient own;

            @Override
            public S open(ConnectionConfig config, ProviderContext context) {
                own = context.http()
                        .client(new RestTarget(
                                "own",
                                "own",
                                URI.create("http://own.invalid/"),
                                RequestAuth.bearer(() -> "own-c4n4ry"),
                                BudgetSpec.UNLIMITED,
                                RateHeaders.NONE,
                                ErrorMapper.standard(),
                                "Hirelay"));
                return super.open(config, context);
            }

            @Override
            public RestClient nativeClient(S session) {
                return own;
            }
        };
    }

    private static <S extends Session> AtsProvider<S> lost(AtsProvider<S> provider) {
        return new Speaking<>(provider) {
            @Override
            public List<NativeResource> nativeResources() {
                return super.nativeResources().stream()
                        .map(resource -> new NativeResource(
                                resource.name(),
                                resource.doc(),
                                List.of(NativeMethod.list(
                                        resource.methods().get(0).path(),
                                        new NativeRows("records", new NativePaging.Link("nowhere", "size")),
                                        "All of them"))))
                        .toList();
            }
        };
    }
}
