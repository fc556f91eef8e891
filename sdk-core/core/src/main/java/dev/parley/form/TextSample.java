// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import java.util.random.RandomGenerator;

/** Texts that may name something and that a careless reader spoils. */
final class TextSample {
    private static final String CHARACTERS = "abcxyzABCXYZ0189-_ .,'\"\\/äßÆłжع漢字\u200d";
    private static final String LONGER = "😀";

    private TextSample() {}

    /** A text of so many characters that is not blank; at most so many UTF-16 units, for some count those. */
    static String ofLength(RandomGenerator random, int length, int most) {
        StringBuilder text = new StringBuilder();
        int spare = most - length;
        for (int i = 0; i < length; i++) {
            if (i > 0 && spare > 0 && random.nextInt(CHARACTERS.length()) == 0) {
                text.append(LONGER);
                spare--;
            } else {
                text.append(i == 0 ? 'a' : CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            }
        }
        return text.toString();
    }
}
