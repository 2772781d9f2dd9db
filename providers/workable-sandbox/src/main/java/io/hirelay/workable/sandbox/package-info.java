/**
 * A simulated Workable account for tests, demonstrations and development: stateful, in process, reachable on a loopback
 * port only.
 *
 * <p>Start it where you would otherwise need an account:
 *
 * <pre>{@code
 * try (WorkableAccount account = new WorkableSandbox().start(Sandbox.Options.DEFAULT)) {
 *     ConnectionConfig config = account.connection();   // settings and a fresh token for the Workable provider
 *     account.control().inject(Fault.status(503).on("GET", "/candidates/**").times(2));
 *     …
 *     assertEquals(3, account.control().count("GET", "/candidates"));
 * }
 * }</pre>
 *
 * <p>The same options give the same records. Calls that write change the account until it is closed. Everything public
 * that a test needs is here and in {@code control} and {@code access}; the other packages are its inside.
 */
@NullMarked
package io.hirelay.workable.sandbox;

import org.jspecify.annotations.NullMarked;
