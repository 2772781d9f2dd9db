/**
 * The conformance kit: numbered rules that any provider can be held to, the fixture by which a provider prepares an
 * account for them, and the report.
 */
@NullMarked
package io.hirelay.conformance;

import org.jspecify.annotations.NullMarked;
