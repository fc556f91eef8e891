// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.laboratory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Text that is safe in a page, and numbers as people read them. */
final class Markup {
    private Markup() {}

    /** Text with everything escaped that a page would obey. */
    static String text(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> {
                    if (!Character.isISOControl(point)) {
                        safe.appendCodePoint(point);
                    }
                }
            }
        });
        return safe.toString();
    }

    /** Three digits that count, with thousands apart. */
    static String amount(double amount) {
        if (amount == 0 || !Double.isFinite(amount)) {
            return "0";
        }
        int places = Math.max(0, 2 - (int) Math.floor(Math.log10(Math.abs(amount))));
        BigDecimal rounded = BigDecimal.valueOf(amount).setScale(Math.min(6, places), RoundingMode.HALF_EVEN);
        return String.format(Locale.ROOT, "%,." + rounded.scale() + "f", rounded)
                .replace(",", "\u202F")
                .replace("-", "−");
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share).replace("-", "−");
    }

    /** A place in a plot, in percent of its width or height. */
    static String place(double share) {
        return String.format(Locale.ROOT, "%.3f", 100 * share);
    }
}
