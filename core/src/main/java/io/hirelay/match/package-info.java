/**
 * Whether two descriptions are of one person: how surely, and by what. It only tells; nothing is ever merged by it.
 */
@NullMarked
package io.hirelay.match;

import org.jspecify.annotations.NullMarked;
