// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.change;

import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.model.ItemId;
import dev.parley.model.MandateId;
import dev.parley.model.SeatId;
import dev.parley.protocol.Input;
import dev.parley.protocol.kernel.KernelInput;
import java.util.Optional;
import java.util.Set;

/**
 * What keeps a deadline's deals from being made.
 *
 * @param seat whose authority has ended; empty where stock is gone
 * @param mandate which authority; empty for a principal in person
 * @param items whose stock
 */
public record DealBlocker(Optional<SeatId> seat, Optional<MandateId> mandate, Set<ItemId> items) {
    public static DealBlocker authority(SeatId seat, Optional<MandateId> mandate) {
        return new DealBlocker(Optional.of(seat), mandate, Set.of());
    }

    public static DealBlocker stock(Set<ItemId> items) {
        return new DealBlocker(Optional.empty(), Optional.empty(), items);
    }

    /** As it is told to a protocol. */
    public KernelInput<Object> input(NegotiationSession session) {
        return KernelInput.of(seat.<Input<Object>>map(owner -> new Input.StakesEnded<>(
                        owner,
                        mandate.map(ended -> session.stakesUnder(owner, ended)).orElseGet(() -> session.stakes(owner))))
                .orElseGet(() -> new Input.StockGone<>(items)));
    }
}
