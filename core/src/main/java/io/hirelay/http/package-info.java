/**
 * Toolkit for providers that speak HTTP: one pipeline of deadline, budget, retry, authentication, byte limits
 * and error mapping on OkHttp and Retrofit.
 */
@NullMarked
package io.hirelay.http;

import org.jspecify.annotations.NullMarked;
