/** Calls with an Idempotency-Key: each is done once, and answered again as often as it is repeated. */
@NullMarked
package io.hirelay.server.once;

import org.jspecify.annotations.NullMarked;
