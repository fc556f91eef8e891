package dev.parley.application.negotiation;

import dev.parley.model.ItemId;
import dev.parley.model.MandateId;
import dev.parley.model.SeatId;
import dev.parley.protocol.Input;
import dev.parley.protocol.Input.ControlKind;
import java.util.Optional;
import java.util.Set;

/**
 * What keeps a deadline's deals from being made.
 *
 * @param kind an authority that ended, or stock that is gone
 * @param seat whose authority
 * @param mandate which authority; empty for a principal in person
 * @param items whose stock
 */
record DealBlocker(ControlKind kind, Optional<SeatId> seat, Optional<MandateId> mandate, Set<ItemId> items) {
    static DealBlocker authority(SeatId seat, Optional<MandateId> mandate) {
        return new DealBlocker(ControlKind.AUTHORITY_ENDED, Optional.of(seat), mandate, Set.of());
    }

    static DealBlocker stock(Set<ItemId> items) {
        return new DealBlocker(ControlKind.STOCK_GONE, Optional.empty(), Optional.empty(), items);
    }

    /** As it is told to a protocol. */
    <M> Input<M> input(NegotiationSession<?, M, ?, ?> session) {
        Optional<Set<String>> stakes =
                seat.flatMap(owner -> mandate.flatMap(ended -> session.stakesUnder(owner, ended)));
        return new Input.Control<>(kind, seat, items, stakes);
    }
}
