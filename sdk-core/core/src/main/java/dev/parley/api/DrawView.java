// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.Hash;
import dev.parley.model.ItemId;
import dev.parley.model.SeatId;
import java.util.List;

/**
 * A price that was drawn.
 *
 * @param item of what
 * @param seedCommitment what the service committed to when the negotiation opened
 * @param consented the seats that let it be opened, the earliest first
 * @param mayOpen whether the caller may open it now
 * @since 0.1.0
 */
public record DrawView(ItemId item, Hash seedCommitment, List<SeatId> consented, boolean mayOpen) {
    public DrawView {
        consented = List.copyOf(consented);
    }
}
