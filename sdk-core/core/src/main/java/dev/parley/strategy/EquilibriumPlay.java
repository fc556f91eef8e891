// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy;

import dev.parley.bargaining.AlternatingOffersGame;
import java.util.OptionalInt;

/**
 * Plays the equilibrium of alternating offers: asks for what the other side cannot better by waiting, and takes what waiting is
 * not worth more than. It rests on beliefs: that the aim's best price is where the other side would walk away, and how impatient
 * both are.
 *
 * <p>Source: Rubinstein (1982), as {@link AlternatingOffersGame} has it.
 *
 * @param ownDiscount what 1 at one's next offer is worth now, as {@link AlternatingOffersGame} takes it
 * @param otherDiscount the same of the other side, as far as one believes
 * @param offers how many both sides may make together, at least 1; empty where there is no last one
 * @since 0.1.0
 */
public record EquilibriumPlay(double ownDiscount, double otherDiscount, OptionalInt offers) {
    /**
     * Checks the beliefs.
     *
     * @throws IllegalArgumentException as {@link AlternatingOffersGame} does, or if there are fewer than one offer
     */
    public EquilibriumPlay {
        AlternatingOffersGame game = new AlternatingOffersGame(ownDiscount, otherDiscount);
        offers.ifPresent(game::equilibrium);
    }

    /** A negotiator that plays it. */
    public Negotiator negotiator() {
        return new Negotiator("equilibrium", this::asks, (situation, next) -> takes(situation));
    }

    /** What a proposer gets whose offer comes next; nothing after the last. */
    private double asks(Situation situation) {
        AlternatingOffersGame game = new AlternatingOffersGame(ownDiscount, otherDiscount);
        if (offers.isEmpty()) {
            return game.equilibrium().proposer();
        }
        int made = situation.own().count() + situation.other().count();
        int left = offers.getAsInt() - made;
        return left < 1 ? 0 : game.equilibrium(left).proposer();
    }

    /** Prices are whole ticks, so what is asked for may leave a tick less than the share. */
    private boolean takes(Situation situation) {
        double width =
                Math.abs((double) situation.aim().best() - situation.aim().reservation());
        double tick = width == 0 ? 0 : 1 / width;
        return situation.offered() + tick >= ownDiscount * asks(situation);
    }
}
