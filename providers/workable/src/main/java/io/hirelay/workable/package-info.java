/**
 * Workable behind the provider SPI. {@link io.hirelay.workable.WorkableProvider} is all that anybody else sees: the
 * session of a connection, one class for each resource it serves, paging, identifiers and what is remembered of them.
 */
@NullMarked
package io.hirelay.workable;

import org.jspecify.annotations.NullMarked;
