package io.hirelay.workable.client;

import io.hirelay.Connection;
import io.hirelay.error.NotSupportedException;

/**
 * Workable in its own words. Thread-safe, as are all its parts; costs next to nothing and need not be closed.
 *
 * <p>Changes that Workable makes in somebody's name are made in the name of whom the connection acts as ({@link
 * Connection#as}), else of its default user, else of an administrator who is chosen once; a token granted by OAuth
 * speaks for the member who agreed.
 */
public interface WorkableClient {

    /**
     * The client of a connection to Workable.
     *
     * @throws NotSupportedException when the connection is to another provider
     */
    static WorkableClient of(Connection connection) {
        return connection
                .typed(WorkableClient.class)
                .orElseThrow(() -> new NotSupportedException(
                        connection.provider().descriptor().id(),
                        "workable.client",
                        "only a connection to Workable has this client"));
    }

    /** Hours that employees worked. */
    TimeTracking timeTracking();

    /** Employees beyond the unified ones: the chart of who reports to whom, and their documents. */
    Employees employees();

    /** Members of the account, and who of them may do what. */
    Members members();

    /** Departments of the account. */
    Departments departments();

    /** What is set up for the whole company. */
    Company company();

    /** Candidates beyond the unified ones. */
    Candidates candidates();

    /** Requisitions of the add-on Hiring Plan as they are made and changed. */
    Requisitions requisitions();

    /** Offers as those see them who decide on them. */
    Offers offers();

    /** Webhooks. */
    Subscriptions subscriptions();

    /** Templates of performance reviews. */
    ReviewCycles reviewCycles();
}
