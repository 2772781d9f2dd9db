/**
 * The one family of exceptions: what went wrong, whose fault it is, and whether trying again is safe.
 */
@NullMarked
package io.hirelay.error;

import org.jspecify.annotations.NullMarked;
