/**
 * Workable in its own words, typed: what the unified model has no notion of, reached from an open connection by {@link
 * io.hirelay.workable.client.WorkableClient#of}. Records are immutable and carry the JSON they were read from as {@code
 * raw}, so that nothing Workable says is lost; a word of Workable's stays the text it is, known or not; what is missing
 * or odd is empty.
 *
 * <p>Every call goes the way of all calls of its connection: the same credential, budget, circuit breaker, deadline and
 * errors. It fails with a {@link io.hirelay.error.HirelayException}. A change is sent again only when it surely was not
 * made or may be made twice without harm; when its answer is lost otherwise, it ends in {@link
 * io.hirelay.error.UnknownOutcomeException}, and it is the caller's to look.
 */
@NullMarked
package io.hirelay.workable.client;

import org.jspecify.annotations.NullMarked;
