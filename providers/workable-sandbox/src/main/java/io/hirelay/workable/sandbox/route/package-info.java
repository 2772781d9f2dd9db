/**
 * What each endpoint of the platform's catalogue answers and changes, apart from HTTP itself: a call comes in with its
 * body parsed and its token known, a reply goes out.
 */
@NullMarked
package io.hirelay.workable.sandbox.route;

import org.jspecify.annotations.NullMarked;
