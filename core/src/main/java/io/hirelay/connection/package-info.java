/**
 * Connections that are kept: what is stored of them, the stores an embedder may bring, stores that keep them in memory,
 * and the life cycle over both.
 */
@NullMarked
package io.hirelay.connection;

import org.jspecify.annotations.NullMarked;
