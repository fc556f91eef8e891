// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A strategy for a price by its stable name, with whole numbers as parameters, so that it can be written down and made again:
 * what an autopilot is told to play. Equal descriptions play alike.
 *
 * @param kind which one
 * @param parameters by name, each one that {@link Kind#parameters} names, thousandths where the kind says so
 * @since 0.1.0
 */
public record PriceStrategy(Kind kind, SortedMap<String, Integer> parameters) {
    /** The most that a parameter may be. */
    public static final int MOST = 1_000_000;

    private static final String CONCESSION = "concession";
    private static final String WINDOW = "window";
    private static final String OWN_DISCOUNT = "ownDiscount";
    private static final String OTHER_DISCOUNT = "otherDiscount";
    private static final int WIDEST_WINDOW = 1_000;
    private static final double PARTS = 1_000;

    /** The strategies that have a name. */
    public enum Kind {
        /** By time alone; {@code concession} is e in thousandths: 200 holds out until late, 1000 is a straight line. */
        CONCEDING("conceding"),
        /** Gives as much as the other side gave over its latest {@code window} offers. */
        TIT_FOR_TAT("tit-for-tat"),
        /** Gives the share that the other side gave {@code window} offers ago. */
        RELATIVE_TIT_FOR_TAT("relative-tit-for-tat"),
        /** Gives the share that the other side gave over its latest {@code window} offers together. */
        AVERAGED_TIT_FOR_TAT("averaged-tit-for-tat"),
        /** Goes to the next tick each time that the other side has made as many different offers. */
        MINIMAL_CONCESSION("minimal-concession"),
        /** Equilibrium play; {@code ownDiscount} and {@code otherDiscount} in thousandths, not both 1000. */
        EQUILIBRIUM("equilibrium");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** The stable name. */
        public String text() {
            return text;
        }

        /** The names of its parameters, all of which it needs. */
        public List<String> parameters() {
            return switch (this) {
                case CONCEDING -> List.of(CONCESSION);
                case TIT_FOR_TAT, RELATIVE_TIT_FOR_TAT, AVERAGED_TIT_FOR_TAT -> List.of(WINDOW);
                case MINIMAL_CONCESSION -> List.of();
                case EQUILIBRIUM -> List.of(OWN_DISCOUNT, OTHER_DISCOUNT);
            };
        }

        /**
         * The kind of that name.
         *
         * @throws IllegalArgumentException if there is none
         */
        public static Kind of(String text) {
            for (Kind kind : values()) {
                if (kind.text.equals(text)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("name must be that of a strategy, and is " + text);
        }
    }

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is missing, too many, or out of its range; the message begins with its name
     */
    public PriceStrategy {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        for (String given : parameters.keySet()) {
            if (!kind.parameters().contains(given)) {
                throw new IllegalArgumentException(given + " is no parameter of " + kind.text);
            }
        }
        for (String needed : kind.parameters()) {
            int most = needed.equals(CONCESSION) ? MOST : WIDEST_WINDOW;
            int least = needed.endsWith("Discount") ? 0 : 1;
            Integer number = parameters.get(needed);
            if (number == null || number < least || number > most) {
                throw new IllegalArgumentException(
                        needed + " must be there with " + kind.text + ", from " + least + " to " + most);
            }
        }
        if (kind == Kind.EQUILIBRIUM && parameters.values().stream().allMatch(discount -> discount == WIDEST_WINDOW)) {
            throw new IllegalArgumentException("ownDiscount and otherDiscount must not both be 1000");
        }
    }

    private static PriceStrategy with(Kind kind, String name, int number) {
        return new PriceStrategy(kind, new TreeMap<>(Map.of(name, number)));
    }

    /** Concession by time; e in thousandths, from 1 to {@link #MOST}. */
    public static PriceStrategy conceding(int thousandths) {
        return with(Kind.CONCEDING, CONCESSION, thousandths);
    }

    /** Absolute tit for tat over so many of the other side's offers, from 1 to 1,000. */
    public static PriceStrategy titForTat(int window) {
        return with(Kind.TIT_FOR_TAT, WINDOW, window);
    }

    /** Minimal concession. */
    public static PriceStrategy minimalConcession() {
        return new PriceStrategy(Kind.MINIMAL_CONCESSION, new TreeMap<>());
    }

    /** Equilibrium play between discounts in thousandths, each from 0 to 1,000, not both 1,000. */
    public static PriceStrategy equilibrium(int own, int other) {
        SortedMap<String, Integer> discounts = new TreeMap<>();
        discounts.put(OWN_DISCOUNT, own);
        discounts.put(OTHER_DISCOUNT, other);
        return new PriceStrategy(Kind.EQUILIBRIUM, discounts);
    }

    /**
     * The strategy, ready to decide.
     *
     * @param offers how many offers both sides may make together, at least 1
     */
    public Negotiator negotiator(int offers) {
        return switch (kind) {
            case CONCEDING -> Negotiator.conceding(part(CONCESSION));
            case TIT_FOR_TAT -> tat(OfferingRule.titForTat(number(WINDOW)));
            case RELATIVE_TIT_FOR_TAT -> tat(OfferingRule.relativeTitForTat(number(WINDOW)));
            case AVERAGED_TIT_FOR_TAT -> tat(OfferingRule.averagedTitForTat(number(WINDOW)));
            case MINIMAL_CONCESSION -> Negotiator.minimalConcession();
            case EQUILIBRIUM ->
                new EquilibriumPlay(part(OWN_DISCOUNT), part(OTHER_DISCOUNT), OptionalInt.of(offers)).negotiator();
        };
    }

    private Negotiator tat(OfferingRule offering) {
        return new Negotiator(kind.text, offering, AcceptanceRule.next());
    }

    private int number(String name) {
        return parameters.getOrDefault(name, 0);
    }

    private double part(String name) {
        return number(name) / PARTS;
    }
}
