// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.game;

import java.math.BigDecimal;
import java.math.MathContext;

/** Amounts as names of models show them. */
final class Figures {
    private Figures() {}

    /** Four digits that count, and no zeros at the end. */
    static String amount(double amount) {
        BigDecimal rounded = new BigDecimal(amount, new MathContext(4)).stripTrailingZeros();
        return rounded.toPlainString();
    }
}
