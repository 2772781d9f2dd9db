/** Tests of the provider: wire details and faults over WireMock, behaviour over the simulated account. */
@NullMarked
package io.hirelay.workable;

import org.jspecify.annotations.NullMarked;
