package io.hirelay.conformance;

import static io.hirelay.conformance.Rule.must;

import io.hirelay.Connection;
import io.hirelay.Write;
import io.hirelay.error.HirelayException;
import io.hirelay.error.NotSupportedException;
import io.hirelay.model.Unified;
import io.hirelay.operation.ActionOperation;
import io.hirelay.operation.Catalogue;
import io.hirelay.operation.GetOperation;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operation;
import io.hirelay.operation.Safety;
import io.hirelay.spi.AtsProvider;
import io.hirelay.spi.Check;
import io.hirelay.spi.ProviderDescriptor;
import io.hirelay.spi.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Declared, registered and observed are one. */
final class CapabilityRules {
    private CapabilityRules() {}

    static List<Rule> rules() {
        return List.of(
                must(
                        "ATS-CAP-01",
                        "every provider on the class path has a conformance fixture",
                        CapabilityRules::everyProviderHasAFixture),
                must(
                        "ATS-CAP-02",
                        "a provider describes itself and its operations in the same way whenever it is asked",
                        CapabilityRules::sameDescription),
                must(
                                "ATS-CAP-03",
                                "describing itself and opening a connection touches no network",
                                CapabilityRules::noInputOutput)
                        .needing(Situation.REQUEST_LOG),
                must(
                        "ATS-CAP-04",
                        "what is registered is in the catalogue",
                        CapabilityRules::registeredIsInTheCatalogue),
                must(
                        "ATS-CAP-05",
                        "an operation that is not registered fails with NotSupportedException naming it, and sends nothing;"
                                + " one that is registered never does",
                        CapabilityRules::supportedOrNot),
                must(
                        "ATS-CAP-06",
                        "every list that is registered returns records of the prepared account",
                        CapabilityRules::everyListHasRecords),
                must("ATS-CAP-07", "a check of a connection that works finds nothing wrong", trial -> {
                            fine(trial.connection().verify(trial.call()), "verify");
                            fine(trial.connection().check(trial.call()), "check");
                        })
                        .unless(CapabilityRules::nothingToCheck),
                must(
                                "ATS-CAP-08",
                                "a check of a connection whose credential is revoked says so, and is no exception",
                                CapabilityRules::revokedCheck)
                        .needing(Situation.REVOKED_CREDENTIAL)
                        .unless(CapabilityRules::nothingToCheck));
    }

    private static void everyProviderHasAFixture(Trial trial) {
        Set<String> without = new TreeSet<>(Discovery.providers(trial.classes()));
        without.removeAll(Discovery.fixtures(trial.classes()).stream()
                .map(ConformanceFixture::provider)
                .toList());
        Expect.equal(
                Set.of(), without, "providers on the class path that no ConformanceFixture prepares an account for");
    }

    private static void sameDescription(Trial trial) {
        AtsProvider<?> provider = trial.account().provider();
        ProviderDescriptor first = provider.descriptor();
        Expect.that(
                described(first).equals(described(provider.descriptor())), "the descriptor differs between two calls");
        List<String> operations = operations(provider);
        Expect.equal(operations, operations(provider), "the operations of a second call");
        Expect.equal(
                operations,
                trial.provider().registrations().stream()
                        .map(registration -> registration.operation().id())
                        .toList(),
                "the operations of a provider in use");
    }

    /** Patterns are never equal, their text is. */
    private static String described(ProviderDescriptor descriptor) {
        return descriptor.id()
                + descriptor.label()
                + descriptor.category()
                + new TreeSet<>(descriptor.credentialKinds())
                + descriptor.settings()
                + descriptor.documentation();
    }

    private static List<String> operations(AtsProvider<?> provider) {
        return provider.operations().all().stream()
                .map(registration -> registration.operation().id())
                .toList();
    }

    private static void noInputOutput(Trial trial) {
        AtsProvider<?> provider = trial.account().provider();
        provider.descriptor();
        provider.operations();
        provider.open(trial.account().connection(), trial.context()).close();
        trial.another();
        Expect.equal(0, trial.requests(), "requests sent by describing a provider and opening connections");
    }

    private static void registeredIsInTheCatalogue(Trial trial) {
        Set<String> known = Catalogue.operations().stream().map(Operation::id).collect(Collectors.toSet());
        List<String> strange = trial.provider().registrations().stream()
                .map(registration -> registration.operation().id())
                .filter(id -> !known.contains(id))
                .toList();
        Expect.equal(List.of(), strange, "registered operations that are in no catalogue");
    }

    private static void supportedOrNot(Trial trial) {
        Set<String> registered = trial.provider().registrations().stream()
                .map(registration -> registration.operation().id())
                .collect(Collectors.toSet());
        for (Operation<?, ?> operation : Catalogue.operations()) {
            if (registered.contains(operation.id())) {
                supported(trial, operation);
            } else {
                notSupported(trial, operation);
            }
        }
    }

    private static void supported(Trial trial, Operation<?, ?> operation) {
        try {
            attempt(trial, operation);
        } catch (NotSupportedException | UnsupportedOperationException e) {
            throw new Violation(operation.id() + " is registered and says that it is not supported", e);
        } catch (HirelayException e) {
            // It is supported; that there is no such record, or that a filter is missing, is an answer too.
        }
    }

    private static void notSupported(Trial trial, Operation<?, ?> operation) {
        int before = trial.can(Situation.REQUEST_LOG) ? trial.requests() : 0;
        HirelayException refused =
                Expect.failure(() -> attempt(trial, operation), operation.id(), NotSupportedException.class);
        Expect.equal(
                operation.id(), ((NotSupportedException) refused).capability(), "what is said not to be supported");
        Expect.that(
                !trial.can(Situation.REQUEST_LOG) || trial.requests() == before,
                "%s is not supported and sends a request",
                operation.id());
    }

    private static Object attempt(Trial trial, Operation<?, ?> operation) {
        if (operation instanceof ListOperation<?> list) {
            return list(trial, list);
        }
        if (operation instanceof GetOperation<?> get) {
            return trial.connection().call(get, GetRequest.of("0"), trial.call());
        }
        return action(trial, (ActionOperation<?, ?>) operation);
    }

    /** A write is only prepared: that tells already whether it is offered. */
    private static <I, O> Object action(Trial trial, ActionOperation<I, O> action) {
        if (action.safety() == Safety.READ) {
            return trial.connection().call(action, AnyInput.of(action), trial.call());
        }
        try (Write<O> write = trial.connection().prepare(action, AnyInput.of(action), trial.call())) {
            return write;
        }
    }

    private static <T extends Unified> Object list(Trial trial, ListOperation<T> list) {
        return trial.connection().call(list, ListRequest.<T>all().limit(1), trial.call());
    }

    private static void everyListHasRecords(Trial trial) {
        List<String> empty = new ArrayList<>();
        for (Registration.Lists<?, ?> list : trial.survey().lists()) {
            boolean some = trial.survey().walks(list).stream()
                    .anyMatch(walk -> !trial.survey().rows(walk).isEmpty());
            if (!some) {
                empty.add(list.operation().id());
            }
        }
        Expect.equal(List.of(), empty, "registered lists that return no record of the prepared account");
    }

    private static Optional<String> nothingToCheck(Trial trial) {
        return trial.provider().checksConnections()
                ? Optional.empty()
                : Optional.of("the provider does not check connections");
    }

    private static void fine(List<Check> checks, String what) {
        Expect.that(!checks.isEmpty(), "%s looks at nothing", what);
        checks.forEach(check -> Expect.that(
                check.ok().orElse(true), "%s finds %s wrong with a connection that works", what, check.name()));
    }

    private static void revokedCheck(Trial trial) {
        trial.account().revokeCredential();
        Connection connection = trial.connection();
        for (List<Check> checks : List.of(connection.verify(trial.call()), connection.check(trial.call()))) {
            Expect.that(
                    checks.stream().anyMatch(Check::fatal), "a check does not find out that the credential is revoked");
        }
    }
}
