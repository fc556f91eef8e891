// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.population;

/** Checks of amounts. */
final class Amounts {
    /** So large an amount still has a cent in a double. */
    private static final double LARGEST = 1e12;

    private Amounts() {}

    static void requireFinite(String name, double amount) {
        if (!(Math.abs(amount) <= LARGEST)) {
            throw new IllegalArgumentException(name + " must be a number between -1e12 and 1e12, and is " + amount);
        }
    }

    static void requirePositive(String name, double amount) {
        requireFinite(name, amount);
        if (!(amount > 0)) {
            throw new IllegalArgumentException(name + " must be positive, and is " + amount);
        }
    }

    static void requireRising(double least, double most) {
        requireFinite("least", least);
        requireFinite("most", most);
        if (!(least < most)) {
            throw new IllegalArgumentException("least must be below most, and they are " + least + " and " + most);
        }
    }
}
