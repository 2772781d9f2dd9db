/**
 * The optional Guice module; the only package of core that knows Guice.
 */
@NullMarked
package io.hirelay.guice;

import org.jspecify.annotations.NullMarked;
