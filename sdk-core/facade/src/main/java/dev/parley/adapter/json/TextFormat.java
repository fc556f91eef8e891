// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.json;

import dev.parley.model.Instants;
import dev.parley.model.Text;
import java.time.DateTimeException;
import java.util.Currency;
import java.util.Set;
import java.util.TreeSet;

/** What a string may have to mean, beyond its pattern: the contract's {@code x-parley-format}. */
enum TextFormat {
    /** A text that can name something; the pattern alone lets blanks of other scripts pass. */
    ID("must not be blank, nor have control characters") {
        @Override
        boolean fits(String text) {
            return Text.isId(text, text.length());
        }
    },
    /** An instant that exists. */
    INSTANT(
            "must be an instant in UTC such as 2026-11-20T10:21:00.000000Z, with at most six digits behind the second") {
        @Override
        boolean fits(String text) {
            return exists(() -> Instants.parse(text));
        }
    },
    /** A day that exists. */
    DATE("must be a day such as 2026-12-24") {
        @Override
        boolean fits(String text) {
            return exists(() -> Instants.parseDay(text));
        }
    },
    /** A currency that the platform knows. */
    CURRENCY("must be an ISO 4217 currency code such as EUR") {
        @Override
        boolean fits(String text) {
            return CODES.contains(text);
        }
    };

    private static final Set<String> CODES = codes();

    private final String sentence;

    TextFormat(String sentence) {
        this.sentence = sentence;
    }

    abstract boolean fits(String text);

    /** Whether the sentence says the length and the pattern too, in words that help more. */
    boolean saysAll() {
        return this != ID;
    }

    String sentence() {
        return sentence;
    }

    private static Set<String> codes() {
        Set<String> codes = new TreeSet<>();
        Currency.getAvailableCurrencies().forEach(currency -> codes.add(currency.getCurrencyCode()));
        return codes;
    }

    private static boolean exists(Runnable parse) {
        try {
            parse.run();
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
