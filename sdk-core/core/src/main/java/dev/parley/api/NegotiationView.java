// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.DealId;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.NegotiationId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.Seats;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.ProtocolId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A negotiation as one viewer sees it.
 *
 * @param revision changes when, and only when, this viewer's view does; the ETag
 * @param seat the viewer's own; empty for operators
 * @param showsSoftware whether the parties are told which moves software makes for the other side; frozen at the opening
 * @param software the seats, among those of this view, for which software made the last move that every party saw; none where
 *     the parties are not told
 * @param listing the snapshot of the opening
 * @param rules the public parameters, whole
 * @param rulesHash the hash of protocol, rules and settlement, as frozen at opening
 * @param open whether it has not ended
 * @param phase the protocol's phase
 * @param details what the protocol shows
 * @param allowed what the viewer may do now
 * @param deadline when what is waited for ends
 * @param deals what has come of it, as far as the viewer takes part in it
 * @param serverTime the instant at which this was seen
 * @since 0.1.0
 */
public record NegotiationView(
        NegotiationId id,
        String revision,
        Optional<SeatId> seat,
        List<Seat> seats,
        boolean showsSoftware,
        List<SeatId> software,
        Listing listing,
        ProtocolId protocol,
        Json rules,
        Hash rulesHash,
        SettlementRule settlement,
        boolean open,
        String phase,
        Json details,
        List<Allowed> allowed,
        Optional<Instant> deadline,
        List<DealId> deals,
        Instant openedAt,
        Instant updatedAt,
        Instant serverTime) {
    public NegotiationView {
        seats = seats instanceof Seats ? seats : List.copyOf(seats);
        software = List.copyOf(software);
        allowed = List.copyOf(allowed);
        deals = List.copyOf(deals);
    }

    /** The same, seen at another instant. */
    public NegotiationView seenAt(Instant instant) {
        return new NegotiationView(
                id,
                revision,
                seat,
                seats,
                showsSoftware,
                software,
                listing,
                protocol,
                rules,
                rulesHash,
                settlement,
                open,
                phase,
                details,
                allowed,
                deadline,
                deals,
                openedAt,
                updatedAt,
                instant);
    }
}
