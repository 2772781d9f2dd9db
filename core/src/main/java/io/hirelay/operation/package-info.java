/**
 * Operation keys, the catalogue of the unified ATS model, filter fields and criteria, and the context of a call.
 */
@NullMarked
package io.hirelay.operation;

import org.jspecify.annotations.NullMarked;
