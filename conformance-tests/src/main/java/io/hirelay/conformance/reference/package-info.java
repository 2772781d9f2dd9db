/**
 * The reference provider: an in-memory applicant tracking system and the provider for it, together the executable meaning
 * of the SPI. It is unlike the systems that look alike: people apart from their applications, opaque ids, encrypted
 * cursors that expire, stages that belong to a plan, reads by POST, refusals under status 200, thin rows.
 */
@NullMarked
package io.hirelay.conformance.reference;

import org.jspecify.annotations.NullMarked;
