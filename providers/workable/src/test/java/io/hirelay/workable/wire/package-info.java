/** Tests of how Workable's answers are read. */
@NullMarked
package io.hirelay.workable.wire;

import org.jspecify.annotations.NullMarked;
