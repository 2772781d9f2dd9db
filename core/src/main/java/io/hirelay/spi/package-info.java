/**
 * What an author of a provider sees: the provider, its session, the handlers it registers, its settings and its optional
 * abilities. No dependency-injection type and no JSON library appears here.
 */
@NullMarked
package io.hirelay.spi;

import org.jspecify.annotations.NullMarked;
