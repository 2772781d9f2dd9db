/**
 * Values of unified records in one form whoever the provider is: phone numbers, countries, currencies.
 */
@NullMarked
package io.hirelay.normalize;

import org.jspecify.annotations.NullMarked;
