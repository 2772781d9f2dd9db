/**
 * The company that an account starts with: every row is computed from the seed and its index when it is asked for, and
 * nothing is kept, so that the number of rows costs no memory.
 */
@NullMarked
package io.hirelay.workable.sandbox.seed;

import org.jspecify.annotations.NullMarked;
