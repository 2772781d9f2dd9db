/** A pull of one connection's records into files, over the API of a running server. */
@NullMarked
package io.hirelay.server.export;

import org.jspecify.annotations.NullMarked;
