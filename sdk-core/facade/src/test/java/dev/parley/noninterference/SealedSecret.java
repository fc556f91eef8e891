// SPDX-License-Identifier: Apache-2.0
package dev.parley.noninterference;

import dev.parley.port.Caller;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.protocol.sealedbid.SealedBid;
import java.util.List;

/** What one side keeps to itself where submissions are sealed, and in what two worlds differ. */
@SuppressWarnings("ImmutableEnumChecker") // values that cannot be changed
enum SealedSecret {
    /** Both worlds have reserves, at other prices. */
    RESERVE(SealedAuction.ID, Caller.person("seller")),
    /** The second world has no reserve. */
    A_RESERVE(SealedAuction.ID, Caller.person("seller")),
    /** A bidder bids other prices. */
    BID(SealedAuction.ID, Caller.person("rita")),
    /** The second world has one bidder less. */
    A_BIDDER(SealedAuction.ID, Caller.person("rita")),
    /** What the mandate of a bidder's agent allows. */
    BIDDERS_MANDATE(SealedAuction.ID, Caller.agent("rita", "bot")),
    SELLERS_LIMIT(SealedBid.ID, Caller.person("seller")),
    BUYERS_LIMIT(SealedBid.ID, Caller.person("bert")),
    /** The second world's buyer submits nothing. */
    A_LIMIT(SealedBid.ID, Caller.person("bert"));

    private final ProtocolId protocol;
    private final Caller keeper;

    SealedSecret(ProtocolId protocol, Caller keeper) {
        this.protocol = protocol;
        this.keeper = keeper;
    }

    ProtocolId protocol() {
        return protocol;
    }

    boolean isOfAuction() {
        return protocol.equals(SealedAuction.ID);
    }

    boolean isOfReserve() {
        return this == RESERVE || this == A_RESERVE;
    }

    /** Whether it is what its keeper submits, or that it does. */
    boolean isSubmitted() {
        return !isOfReserve() && this != BIDDERS_MANDATE;
    }

    /** Whether its keeper does nothing in the second world. */
    boolean isAbsence() {
        return this == A_BIDDER || this == A_LIMIT;
    }

    Caller keeper() {
        return keeper;
    }

    /** Who takes part, its keeper among them. */
    List<Caller> players() {
        if (!isOfAuction()) {
            return List.of(Caller.person("seller"), Caller.person("bert"));
        }
        Caller rita = this == BIDDERS_MANDATE ? keeper : Caller.person("rita");
        return List.of(Caller.person("bert"), rita, Caller.person("carl"));
    }
}
