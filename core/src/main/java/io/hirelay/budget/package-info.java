/**
 * How many calls a provider's credential may make: an exact sliding window that waits instead of running into a
 * refusal.
 */
@NullMarked
package io.hirelay.budget;

import org.jspecify.annotations.NullMarked;
