/**
 * Declarative mappers from a provider's records to unified ones: field by field, where it comes from and when
 * it is loaded.
 */
@NullMarked
package io.hirelay.mapping;

import org.jspecify.annotations.NullMarked;
