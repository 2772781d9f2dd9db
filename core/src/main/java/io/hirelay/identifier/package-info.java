/**
 * From the forms of an identifier that people have at hand to the one canonical form, with bounded caches.
 */
@NullMarked
package io.hirelay.identifier;

import org.jspecify.annotations.NullMarked;
