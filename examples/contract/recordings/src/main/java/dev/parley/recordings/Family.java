// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import java.util.List;
import java.util.Locale;

/** The families that are recorded, each with as many sequences as the others. */
enum Family {
    COIN_TOSS(1),
    ALTERNATING_OFFERS(2),
    SEALED_BIDS(3),
    SAMPLES(4);

    private final int place;

    Family(int place) {
        this.place = place;
    }

    private Game game(long number) {
        return switch (this) {
            case COIN_TOSS -> new CoinTossGame();
            case ALTERNATING_OFFERS -> new AlternatingGame();
            case SEALED_BIDS -> new SealedGame(number % 2 == 1);
            case SAMPLES ->
                new SamplesGame(
                        List.of("falling-clock", "mediation", "sealed-sale").get((int) (number % 3)));
        };
    }

    /** Its name in files and on the command line. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Family named(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The names of all operations of the contract. */
    static List<String> operations() {
        return Shared.OPERATIONS.names();
    }

    /** Plays the sequence of a number. */
    List<Step> play(long number, Plant plant, boolean strict) {
        long seed = number * 1_000 + place;
        try (Marketplace marketplace = new Marketplace(seed, plant)) {
            Tape tape = new Tape(marketplace, Shared.OPERATIONS, new Names(strict));
            new Player(game(number), new Dice(seed), tape).play();
            return tape.steps();
        }
    }

    private static final class Shared {
        static final Operations OPERATIONS = operations();

        private static Operations operations() {
            try (Marketplace marketplace = new Marketplace(0, Plant.NONE)) {
                return Operations.of(marketplace);
            }
        }
    }
}
