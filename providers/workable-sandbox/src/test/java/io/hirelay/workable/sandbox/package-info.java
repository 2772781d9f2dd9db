/** The sandbox over real sockets, as a client sees it. */
@NullMarked
package io.hirelay.workable.sandbox;

import org.jspecify.annotations.NullMarked;
