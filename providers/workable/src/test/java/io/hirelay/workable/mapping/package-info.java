/** Tests of the mappers, over invented records of the shapes that Workable answers. */
@NullMarked
package io.hirelay.workable.mapping;

import org.jspecify.annotations.NullMarked;
