/** Who may call and how often: tokens, scopes, the rolling window of each token, and the OAuth server. */
@NullMarked
package io.hirelay.workable.sandbox.access;

import org.jspecify.annotations.NullMarked;
