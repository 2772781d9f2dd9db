/**
 * A page of records, the cursor behind it, and lazy walks over all pages.
 */
@NullMarked
package io.hirelay.page;

import org.jspecify.annotations.NullMarked;
