/**
 * The HTTP side of the server: what an endpoint is, the adapter that serves endpoints over sockets, routing, errors. It
 * knows neither the unified model nor how accounts are kept.
 */
@NullMarked
package io.hirelay.server.http;

import org.jspecify.annotations.NullMarked;
