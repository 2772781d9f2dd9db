/**
 * Contracts of the stores that an embedder may bring: abstract test classes to extend, one for each kind of store.
 */
@NullMarked
package io.hirelay.conformance.store;

import org.jspecify.annotations.NullMarked;
