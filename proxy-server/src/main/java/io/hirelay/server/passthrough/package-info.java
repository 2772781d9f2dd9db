/**
 * Calls that reach a provider as they came in, and answers that go back as the provider gave them: what may pass, what is
 * changed on the way, and how the bytes are carried.
 */
@NullMarked
package io.hirelay.server.passthrough;

import org.jspecify.annotations.NullMarked;
