// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.laboratory;

import dev.parley.laboratory.Goal;
import java.util.Locale;

/** Goals as the page words them. */
final class Goals {
    private Goals() {}

    static String words(Goal goal) {
        return switch (goal) {
            case SELLER_SURPLUS -> "what sellers gain a listing";
            case BUYER_SURPLUS -> "what buyers gain a listing";
            case GAINS -> "what all gain together a listing";
            case DEAL_RATE -> "the share of listings that are sold";
            case FEES -> "what the marketplace earns a listing";
        };
    }

    static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
