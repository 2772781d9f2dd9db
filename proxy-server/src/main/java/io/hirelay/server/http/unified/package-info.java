/**
 * The calls of the unified model over HTTP: routes for every operation of the catalogue, their parameters, cursors and
 * envelopes.
 */
@NullMarked
package io.hirelay.server.http.unified;

import org.jspecify.annotations.NullMarked;
