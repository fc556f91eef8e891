// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import java.util.List;
import java.util.Random;

/** Chance by a seed. */
final class Dice {
    private final Random random;

    Dice(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L + 17);
        random.nextInt();
    }

    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    /** A number from the first to the last. */
    int from(int first, int last) {
        return first + random.nextInt(last - first + 1);
    }

    long between(long least, long most) {
        return most <= least ? least : least + (long) (random.nextDouble() * (double) (most - least + 1));
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
