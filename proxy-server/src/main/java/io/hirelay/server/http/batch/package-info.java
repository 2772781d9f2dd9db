/** Several calls to one account in one request: in order where they need each other, several at once where they do not. */
@NullMarked
package io.hirelay.server.http.batch;

import org.jspecify.annotations.NullMarked;
