// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.ItemId;
import dev.parley.model.Seat;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a game stands.
 *
 * @param phase one of the lifecycle's
 * @param deadline the one effective end of what is waited for; empty where nothing is
 * @param seats who takes part; grows when parties join
 * @param awards what has been given to whom; only grows
 * @param gone the items that can no longer be had and were not given
 * @since 0.1.0
 */
public record Standing(
        String phase, Optional<Instant> deadline, List<Seat> seats, List<Award> awards, Set<ItemId> gone) {
    /** Where no item can go without the end of the game. */
    public Standing(String phase, Optional<Instant> deadline, List<Seat> seats, List<Award> awards) {
        this(phase, deadline, seats, awards, Set.of());
    }

    /** The same once nothing is waited for any more. */
    public Standing over() {
        return new Standing(phase, Optional.empty(), seats, awards, gone);
    }
}
