package io.hirelay.http;

/**
 * Told whenever a provider begins to be left alone for a connection, and when it is called again. Called on the thread
 * that noticed; must be quick.
 */
@FunctionalInterface
public interface BreakerObserver {

    /**
     * @param provider the provider's id
     * @param connection what the connection is called in logs
     */
    void changed(String provider, String connection, BreakerState now);
}
