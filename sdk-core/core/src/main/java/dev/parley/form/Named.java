// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name in JSON where it is another than in Java: of a record's member, or of a record among alternatives.
 *
 * @since 0.1.0
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Named {
    /** The name. */
    String value();
}
