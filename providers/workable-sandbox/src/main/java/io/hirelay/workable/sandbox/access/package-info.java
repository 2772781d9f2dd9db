/** Who may call and how often: tokens, scopes and the rolling window of each token. */
@NullMarked
package io.hirelay.workable.sandbox.access;

import org.jspecify.annotations.NullMarked;
