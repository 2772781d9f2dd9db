package io.hirelay.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where one of these comes in with a JSON object in one field, the object is read as another field. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ObjectForm {
    /** JSON name of the field whose values are plain. */
    String in();

    /** JSON name of the field that is an object. */
    String is();
}
