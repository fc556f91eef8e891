// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.game;

import dev.parley.bargaining.proof.Rational;
import java.util.List;
import java.util.Optional;

/**
 * Whether all play best against the others, and what shows it: what each expects of each action, exactly.
 *
 * @param worths what each type of each player expects of each of its actions
 * @param best the deviation that gains most; empty at an equilibrium
 * @since 0.1.0
 */
public record EquilibriumCheck(List<List<List<Rational>>> worths, Optional<Deviation> best) {
    public EquilibriumCheck {
        worths = List.copyOf(worths);
    }

    /** Whether nobody gains anything by acting otherwise alone. */
    public boolean holds() {
        return best.isEmpty();
    }

    /** Whether nobody gains more than this, as where the lotteries are rounded. */
    public boolean holdsWithin(double gain) {
        return best.isEmpty() || best.get().gain().compareTo(Rational.of(gain)) <= 0;
    }
}
