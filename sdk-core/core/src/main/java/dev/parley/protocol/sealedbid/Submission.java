// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.form.Named;
import dev.parley.form.Size;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import java.util.List;
import java.util.Optional;

/**
 * What a seat submitted, sealed. It has a line for every item of the listing, so that its shape tells nothing.
 *
 * @param lines in the listing's order
 * @since 0.1.0
 */
public record Submission(@Named("submission") List<Line> lines) {
    public Submission {
        lines = List.copyOf(lines);
    }

    /**
     * What it says of an item.
     *
     * @param item which
     * @param bid what is bid; empty when nothing
     */
    public record Line(ItemId item, Optional<Bid> bid) {}

    /**
     * A bid for an item.
     *
     * @param price the best price, in minor units
     * @param fair the fair price, in minor units
     * @param nonce the bidder's share in the draw, from its own device
     */
    public record Bid(long price, Optional<Long> fair, Optional<@Size(min = 1, max = MAX_NONCE) String> nonce) {
        /** The longest nonce, in UTF-16 units. */
        public static final int MAX_NONCE = 64;
    }

    /** What is bid for an item. */
    public Optional<Bid> bid(ItemId item) {
        return lines.stream()
                .filter(line -> line.item().equals(item))
                .findFirst()
                .flatMap(Line::bid);
    }

    /** Its lines as JSON. */
    Json toJson() {
        return SealedEventForms.SUBMISSIONS.write(this).get("submission");
    }
}
