package dev.parley.form;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which texts are meant. As Jakarta Validation's constraint of that name. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Pattern {
    /** A regular expression that the whole text matches. */
    String regexp();
}
