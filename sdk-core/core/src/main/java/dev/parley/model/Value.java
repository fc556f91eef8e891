// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import java.util.Objects;

/**
 * What a party proposes for one issue; its {@link Domain} says what it means and whether it may stand.
 *
 * @since 0.1.0
 */
public sealed interface Value {
    /** This value as JSON: an amount as an object, a number as an integer, a text as a string. */
    Json toJson();

    /** An amount of money, for prices and fees. */
    record Amount(Money money) implements Value {
        public Amount {
            Objects.requireNonNull(money, "money");
        }

        @Override
        public Json toJson() {
            return Json.object()
                    .put("currency", money.currency().getCurrencyCode())
                    .put("minorUnits", money.minorUnits())
                    .build();
        }
    }

    /** A whole number: of units for integers and quantities, of steps for decimals. */
    record Whole(long number) implements Value {
        public Whole {
            Safe.require("number", number);
        }

        @Override
        public Json toJson() {
            return Json.of(number);
        }
    }

    /** A text: one of a choice's labels, or a date as {@code 2026-12-24}. */
    record Label(String text) implements Value {
        public Label {
            Text.requireId("text", text, 128);
        }

        @Override
        public Json toJson() {
            return Json.of(text);
        }
    }

    /** An amount of money. */
    static Value of(Money money) {
        return new Amount(money);
    }

    /** A whole number. */
    static Value of(long number) {
        return new Whole(number);
    }

    /** A text. */
    static Value of(String text) {
        return new Label(text);
    }

    /**
     * The value that {@link #toJson} wrote.
     *
     * @throws Json.Mismatch if the JSON is no value
     */
    static Value fromJson(Json json) {
        if (json instanceof Json.Int number) {
            return new Whole(number.value());
        }
        if (json instanceof Json.Str text) {
            return new Label(text.requireId(128));
        }
        return new Amount(json.money());
    }
}
