/**
 * The tokens by which callers are known: what each may call, how often and for how long. Of a token the hash alone is
 * kept.
 */
@NullMarked
package io.hirelay.server.token;

import org.jspecify.annotations.NullMarked;
