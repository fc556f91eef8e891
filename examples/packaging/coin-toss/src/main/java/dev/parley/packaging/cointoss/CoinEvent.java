// SPDX-License-Identifier: Apache-2.0
package dev.parley.packaging.cointoss;

import dev.parley.form.Described;
import dev.parley.form.Named;
import dev.parley.form.Part;
import dev.parley.model.SeatId;
import java.time.Instant;

/** What happens in a coin toss. */
public sealed interface CoinEvent {
    /**
     * The seller laid the coin.
     *
     * @param heads the side that is up, for the seller alone
     * @param until when the buyer must have called
     */
    @Described(title = "The seller laid the coin; which side is up only the seller reads.")
    @Named("coin-laid")
    record Laid(SeatId seat, @Part("seat:seat") boolean heads, Instant until) implements CoinEvent {}

    /**
     * The buyer called and the coin was shown.
     *
     * @param heads what the buyer called
     * @param won whether that side was up
     */
    @Described(title = "The buyer called, and the coin was shown.")
    @Named("coin-called")
    record Called(boolean heads, boolean won) implements CoinEvent {}

    /** It ended without a deal. */
    @Described(title = "The toss ended without a deal.")
    @Named("toss-ended")
    record Ended() implements CoinEvent {}
}
