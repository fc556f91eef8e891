// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import dev.parley.model.Disclosure;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a component of a move, where it is there, tells the other side about the mover's principal. An agent may make such a
 * move only if its mandate's disclosure allows all of it. In JSON Schema: {@value #KEYWORD}.
 *
 * @since 0.1.0
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Tells {
    /** The keyword under which a schema says so. */
    String KEYWORD = "x-parley-tells";

    /** At least one. */
    Disclosure[] value();
}
