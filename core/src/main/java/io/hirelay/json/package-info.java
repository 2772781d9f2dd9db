/**
 * The one JSON codec of Hirelay. Jackson is inside; no Jackson type is in a signature.
 */
@NullMarked
package io.hirelay.json;

import org.jspecify.annotations.NullMarked;
