package io.hirelay.conformance.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The contract tells a wrong ledger from a right one. */
class LedgerContractTest {

    static Stream<Class<?>> wrong() {
        return Arrays.stream(WrongLedgers.class.getDeclaredClasses())
                .filter(LedgerContract.class::isAssignableFrom)
                .filter(each -> !Modifier.isAbstract(each.getModifiers()));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void a_wrong_ledger_is_caught(Class<?> contract) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(contract))
                                .build(),
                        listener);

        assertTrue(listener.getSummary().getTestsFailedCount() > 0, "nothing failed");
        assertTrue(listener.getSummary().getTestsSucceededCount() > 0, "it is wrong in one thing alone");
        assertEquals(0, listener.getSummary().getTestsSkippedCount());
    }
}
