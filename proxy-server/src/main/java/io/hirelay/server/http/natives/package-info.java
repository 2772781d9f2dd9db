/** The provider's own resources by name, and whole requests that are to be sent once: what the unified model has no word for. */
@NullMarked
package io.hirelay.server.http.natives;

import org.jspecify.annotations.NullMarked;
