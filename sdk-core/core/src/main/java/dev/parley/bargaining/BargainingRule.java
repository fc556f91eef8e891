// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining;

/**
 * A bargaining solution: which outcome two or more parties should agree on, given what each gets without an agreement. A
 * party's gain is its utility less that; its ideal is the most that it gets where nobody is below the disagreement; a party
 * whose ideal is its disagreement cannot gain, and drops out.
 *
 * <p>Ties are broken by the leximin order of gains (the least gain first, then the next), where a rule measures by ideal gains
 * first by that of the shares of these; then by the sum of utilities, then by the place in the list.
 *
 * @since 0.1.0
 */
public enum BargainingRule {
    /** The greatest product of gains, each to the power of its party's weight (Nash 1950). */
    NASH(true),
    /** The greatest least gain as a share of the ideal gain, by leximin (Kalai and Smorodinsky 1975). */
    KALAI_SMORODINSKY(true),
    /** The greatest least gain, by leximin (Kalai 1977). */
    EGALITARIAN(true),
    /** The greatest sum of utilities. It may leave a party below its disagreement. */
    UTILITARIAN(false),
    /** The greatest sum of gains as shares of the ideal gains; with three or more parties it may leave one below. */
    RELATIVE_UTILITARIAN(false);

    private final boolean rational;

    BargainingRule(boolean rational) {
        this.rational = rational;
    }

    /** Whether nobody gets less than without an agreement, by definition. */
    public boolean isIndividuallyRational() {
        return rational;
    }
}
