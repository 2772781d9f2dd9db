/**
 * The account as it stands: the seeded company with what calls have changed since. Only changed and added rows are
 * held. Nothing here is safe for threads by itself; {@link io.hirelay.workable.sandbox.state.AccountState} has the lock.
 */
@NullMarked
package io.hirelay.workable.sandbox.state;

import org.jspecify.annotations.NullMarked;
