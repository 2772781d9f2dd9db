/** What messages to people are made of, whatever they are about. */
@NullMarked
package io.hirelay.server.text;

import org.jspecify.annotations.NullMarked;
