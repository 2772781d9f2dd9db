/** Files on their way: bytes that are read when they are needed, and where they are kept meanwhile. */
@NullMarked
package io.hirelay.file;

import org.jspecify.annotations.NullMarked;
