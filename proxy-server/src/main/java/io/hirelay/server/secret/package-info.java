/**
 * The master key and what is derived from it, and the files in which a server keeps what it generated for itself.
 */
@NullMarked
package io.hirelay.server.secret;

import org.jspecify.annotations.NullMarked;
