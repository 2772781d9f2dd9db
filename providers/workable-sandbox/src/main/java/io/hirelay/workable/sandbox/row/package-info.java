/** What the simulated account knows, as plain immutable rows: neither how they come about nor how they are shown. */
@NullMarked
package io.hirelay.workable.sandbox.row;

import org.jspecify.annotations.NullMarked;
