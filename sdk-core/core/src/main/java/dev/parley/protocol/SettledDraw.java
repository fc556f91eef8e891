// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.ItemId;
import dev.parley.model.SeatId;
import dev.parley.protocol.Need.SeedCommitment;
import java.util.List;

/**
 * A draw that has decided about an item, and can be opened.
 *
 * @param item which
 * @param commitment to the seed, as it was published when the negotiation opened
 * @param parties the seats to which it may be opened
 * @param consents those of them whose secrets an opening shows, and whose consent it takes
 * @since 0.1.0
 */
public record SettledDraw(ItemId item, SeedCommitment commitment, List<SeatId> parties, List<SeatId> consents) {
    public SettledDraw {
        parties = List.copyOf(parties);
        consents = List.copyOf(consents);
    }

    /** A draw of which an opening shows the secrets of all parties. */
    public SettledDraw(ItemId item, SeedCommitment commitment, List<SeatId> parties) {
        this(item, commitment, parties, parties);
    }

    /** A draw of which an opening shows nobody's secrets, so that it takes no consent. */
    public static SettledDraw open(ItemId item, SeedCommitment commitment, List<SeatId> parties) {
        return new SettledDraw(item, commitment, parties, List.of());
    }
}
