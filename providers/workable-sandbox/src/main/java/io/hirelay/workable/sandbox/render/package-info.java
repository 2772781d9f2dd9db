/** How each row looks in JSON: the platform's own keys, wrappers left to the routes. */
@NullMarked
package io.hirelay.workable.sandbox.render;

import org.jspecify.annotations.NullMarked;
