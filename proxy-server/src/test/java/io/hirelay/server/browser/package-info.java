/** A real browser, driven over its DevTools protocol with nothing but the JDK. */
@NullMarked
package io.hirelay.server.browser;

import org.jspecify.annotations.NullMarked;
