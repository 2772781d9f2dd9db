package io.hirelay.spi;

/**
 * An applicant tracking system behind the unified model. Stateless and thread-safe; found by
 * {@link java.util.ServiceLoader} through a public constructor without arguments, or registered by hand.
 *
 * <p>Optional abilities are interfaces of their own that a provider implements beside this one, such as
 * {@link ConnectionChecks}.
 *
 * @param <S> what the provider keeps open for a connection
 */
public interface AtsProvider<S extends Session> {

    /** Who it is and what it needs; no I/O, equal on every call. */
    ProviderDescriptor descriptor();

    /** What it can do; no I/O, equal on every call. */
    Operations<S> operations();

    /**
     * Opens a connection: checks the settings, touches no network.
     *
     * @throws io.hirelay.error.ConfigurationException naming every setting that is missing or wrong
     */
    S open(ConnectionConfig config, ProviderContext context);
}
