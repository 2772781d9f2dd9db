/**
 * From Workable's records to unified ones, one mapper for each unified object.
 */
@NullMarked
package io.hirelay.workable.mapping;

import org.jspecify.annotations.NullMarked;
