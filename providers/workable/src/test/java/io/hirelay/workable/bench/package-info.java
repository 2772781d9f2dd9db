/** What the provider costs: figures and long runs, apart from the tests of what it does. */
@NullMarked
package io.hirelay.workable.bench;

import org.jspecify.annotations.NullMarked;
