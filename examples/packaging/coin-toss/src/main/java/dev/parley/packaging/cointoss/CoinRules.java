// SPDX-License-Identifier: Apache-2.0
package dev.parley.packaging.cointoss;

import dev.parley.form.Described;
import dev.parley.form.Max;
import dev.parley.form.Min;

// #region rules
/**
 * The public parameters of a coin toss.
 *
 * @param seconds how long each of the two has
 */
@Described(title = "Coin toss", help = "A right call buys at the list price.")
public record CoinRules(
        @Described(
                title = "Time to move",
                help = "How long the seller has to lay the coin and then the buyer to call, in seconds.")
        @Min(1)
        @Max(86_400)
        long seconds) {}
// #endregion rules
