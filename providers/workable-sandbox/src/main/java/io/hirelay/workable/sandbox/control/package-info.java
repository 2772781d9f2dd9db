/** What a test does to an account from outside the simulated API: faults, tokens, changes behind a client's back, and a look at the calls that came. */
@NullMarked
package io.hirelay.workable.sandbox.control;

import org.jspecify.annotations.NullMarked;
