/** HTTP over the JDK's own server: headers, limits, faults and files around the routes. */
@NullMarked
package io.hirelay.workable.sandbox.http;

import org.jspecify.annotations.NullMarked;
