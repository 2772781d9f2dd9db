/**
 * The unified objects: immutable records, one per object of the unified model, and the few types they are made
 * of. Depends on the JDK alone. Absent is Optional or not loaded, never null.
 */
@NullMarked
package io.hirelay.model;

import org.jspecify.annotations.NullMarked;
