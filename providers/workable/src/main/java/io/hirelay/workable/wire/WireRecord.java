package io.hirelay.workable.wire;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record that is read leniently: by its components' names in snake case, where a component marked
 * {@code @Nullable} is null when its value is missing or of a kind nobody expected, so that one odd field does not cost
 * a page. A component without that mark must be there and right.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonDeserialize(using = WireRecordDeserializer.class)
@interface WireRecord {}
