/**
 * The server as a program: its command line, the wiring of its parts, and the order in which they start and stop.
 */
@NullMarked
package io.hirelay.server;

import org.jspecify.annotations.NullMarked;
