/**
 * Workable's API in Workable's own words: Retrofit interfaces, and DTO records whose components are named after
 * Workable's fields. Times stay strings and every component may be null but those without which a record is worth
 * nothing; what they mean is decided in {@code mapping}.
 */
@NullMarked
package io.hirelay.workable.wire;

import org.jspecify.annotations.NullMarked;
