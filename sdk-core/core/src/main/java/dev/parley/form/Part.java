// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The part in which a component is written when a record is written in several; at a record, of all of its components.
 * Components without one are in the main part, named {@value #MAIN}.
 *
 * @since 0.1.0
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Part {
    /** The name of the main part. */
    String MAIN = "";

    /** The part of a component that is written nowhere, since the record's one part is named after it. */
    String NAMED = "named";

    /** The part's name; {@code kind:component} where one part of that kind belongs to what a component names. */
    String value();
}
