/**
 * The front door: Hirelay.builder() registers providers and opens connections; a Connection calls operations.
 */
@NullMarked
package io.hirelay;

import org.jspecify.annotations.NullMarked;
