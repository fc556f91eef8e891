// SPDX-License-Identifier: Apache-2.0
package dev.parley.packaging.cointoss;

import dev.parley.form.Described;

/** What a seat does with the coin. */
public sealed interface CoinMove {
    /** Heads when true, tails when false. */
    boolean heads();

    /** The seller lays the coin, covered. */
    @Described(title = "Lay the coin")
    record Lay(
            @Described(title = "Heads", help = "Heads when true, tails when false.")
            boolean heads) implements CoinMove {}

    /** The buyer says which side is up. */
    @Described(title = "Call a side")
    record Call(
            @Described(title = "Heads", help = "Heads when true, tails when false.")
            boolean heads) implements CoinMove {}
}
