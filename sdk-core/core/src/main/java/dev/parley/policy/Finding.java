// SPDX-License-Identifier: Apache-2.0
package dev.parley.policy;

import java.util.Objects;

/**
 * One thing that speaks for or against a rule at a listing.
 *
 * @param code what it is, stable
 * @param sentence the same in English, with the listing's and the rule's values
 * @since 0.1.0
 */
public record Finding(Code code, String sentence) {
    public Finding {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(sentence, "sentence");
    }

    /** Whether it lets the rule win. */
    public boolean fits() {
        return code.fits;
    }

    /** What can be found. Codes are stable; new ones may come. */
    public enum Code {
        SWITCHED_OFF(false),
        NOT_YET_EFFECTIVE(false),
        NO_LONGER_EFFECTIVE(false),
        IN_EFFECT(true),
        CATEGORY_DIFFERS(false),
        CATEGORY_NAMED(true),
        CURRENCY_DIFFERS(false),
        PRICE_BELOW_RANGE(false),
        PRICE_ABOVE_RANGE(false),
        PRICE_WITHIN_RANGE(true),
        SELLER_NOT_NAMED(false),
        SELLER_NAMED(true),
        ATTRIBUTE_MISSING(false),
        ATTRIBUTE_DIFFERS(false),
        ATTRIBUTE_EQUAL(true),
        EVERY_LISTING(true);

        private final boolean fits;

        Code(boolean fits) {
            this.fits = fits;
        }
    }
}
