package io.hirelay.conformance.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The contracts tell a wrong store from a right one. */
class StoreContractsTest {

    static Stream<Class<?>> wrong() {
        return Stream.of(WrongConnectionStores.class, WrongCredentialStores.class)
                .flatMap(all -> Arrays.stream(all.getDeclaredClasses()))
                .filter(each -> ConnectionStoreContract.class.isAssignableFrom(each)
                        || CredentialStoreContract.class.isAssignableFrom(each));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void a_wrong_store_is_caught(Class<?> contract) {
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
