package io.hirelay.server.connection;

/** Something that is kept of a customer beside its accounts. Implementations are found by their multibinding; thread-safe. */
@FunctionalInterface
public interface TenantRecords {

    /**
     * Removes what is kept of a customer, and whatever could make an account for it.
     *
     * @return how many records there were
     */
    int erase(String environment, String tenantId);
}
