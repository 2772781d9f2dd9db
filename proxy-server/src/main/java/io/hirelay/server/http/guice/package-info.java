/** Wires the HTTP side of the server together: the only package of it that knows Guice's modules. */
@NullMarked
package io.hirelay.server.http.guice;

import org.jspecify.annotations.NullMarked;
