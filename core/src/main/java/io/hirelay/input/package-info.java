/** What goes into a write, one record per operation, what can be checked of it without a provider, and results that are no unified objects. */
@NullMarked
package io.hirelay.input;

import org.jspecify.annotations.NullMarked;
