package io.hirelay.guice;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.hirelay.Hirelay;
import io.hirelay.spi.AtsProvider;
import java.util.Set;

/**
 * Binds {@link Hirelay} as a singleton over the providers on the class path and those of the {@code Multibinder} set of
 * {@link AtsProvider}. The application closes it.
 */
public final class HirelayModule extends AbstractModule {

    @Override
    @SuppressWarnings("rawtypes") // providers differ in their sessions, which nobody but themselves looks into
    protected void configure() {
        Multibinder.newSetBinder(binder(), AtsProvider.class);
    }

    @Provides
    @Singleton
    @SuppressWarnings("rawtypes") // as above
    Hirelay hirelay(Set<AtsProvider> providers) {
        Hirelay.Builder builder = Hirelay.builder();
        providers.forEach(provider -> builder.provider((AtsProvider<?>) provider));
        return builder.build();
    }
}
