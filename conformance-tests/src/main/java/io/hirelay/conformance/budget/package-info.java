/**
 * The contract of ledgers that an embedder may bring, and a provider that counts exactly, to try whole budgets on in
 * virtual time.
 */
@NullMarked
package io.hirelay.conformance.budget;

import org.jspecify.annotations.NullMarked;
