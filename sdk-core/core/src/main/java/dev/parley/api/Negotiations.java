// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.port.Caller;
import java.util.Optional;

/**
 * Negotiations: opening them, moving in them, looking at them.
 *
 * @since 0.1.0
 */
public interface Negotiations {
    /**
     * Opens a negotiation on a listing, by the protocol and rules that the policy chooses for it now. Whoever sells the
     * listing gets the seller's seat; anyone else gets the buyer's, opposite the seller.
     */
    Outcome<NegotiationView> open(Caller caller, OpenNegotiation command, IdempotencyKey key);

    /** The same under a fresh key. Take a key of your own where the command may be sent again. */
    default Outcome<NegotiationView> open(Caller caller, OpenNegotiation command) {
        return open(caller, command, IdempotencyKey.fresh());
    }

    /** Takes a seat in a negotiation whose protocol lets buyers join. */
    Outcome<NegotiationView> join(
            Caller caller, NegotiationId negotiation, Optional<Json> privateTerms, IdempotencyKey key);

    /** The same under a fresh key. Take a key of your own where the command may be sent again. */
    default Outcome<NegotiationView> join(Caller caller, NegotiationId negotiation, Optional<Json> privateTerms) {
        return join(caller, negotiation, privateTerms, IdempotencyKey.fresh());
    }

    /** Makes a move from the caller's seat. */
    Outcome<NegotiationView> move(Caller caller, NegotiationId negotiation, MakeMove command, IdempotencyKey key);

    /** The same under a fresh key. Take a key of your own where the command may be sent again. */
    default Outcome<NegotiationView> move(Caller caller, NegotiationId negotiation, MakeMove command) {
        return move(caller, negotiation, command, IdempotencyKey.fresh());
    }

    /**
     * Tells whether a move would stand by the public rules and the caller's own mandate. Never looks at the other side's
     * private terms or at stock, and changes nothing.
     */
    Outcome<Simulation> simulate(Caller caller, NegotiationId negotiation, MakeMove command);

    /** Ends, pauses or resumes a negotiation, for operators. */
    Outcome<NegotiationView> control(
            Caller caller, NegotiationId negotiation, OperatorAction action, IdempotencyKey key);

    /** The same under a fresh key. Take a key of your own where the command may be sent again. */
    default Outcome<NegotiationView> control(Caller caller, NegotiationId negotiation, OperatorAction action) {
        return control(caller, negotiation, action, IdempotencyKey.fresh());
    }

    /**
     * Voids what a seat has on the table, for operators: what it holds is released, and the negotiation goes on as if the
     * seat had taken it back. That an operator did it is told to whoever saw the bid; where bids are secret, to its seat
     * alone, and nobody else can tell.
     *
     * @return {@code NOTHING_STANDS} if that seat has nothing on the table, {@code STALE_OFFER} if it is another offer than
     *     the one that is named
     */
    Outcome<NegotiationView> voidBid(Caller caller, NegotiationId negotiation, VoidBid bid, IdempotencyKey key);

    /** The same under a fresh key. Take a key of your own where the command may be sent again. */
    default Outcome<NegotiationView> voidBid(Caller caller, NegotiationId negotiation, VoidBid bid) {
        return voidBid(caller, negotiation, bid, IdempotencyKey.fresh());
    }

    /** A negotiation as the caller sees it. */
    Outcome<NegotiationView> find(Caller caller, NegotiationId negotiation);

    /** The caller's negotiations, newest first; for operators everyone's. */
    Outcome<Page<NegotiationSummary>> list(Caller caller, NegotiationQuery query);

    /** What happened, as the caller may see it, in order. */
    Outcome<Page<EventView>> events(Caller caller, NegotiationId negotiation, Optional<String> cursor, int limit);

    /** The transcript up to now as the caller may read it, in the audit format, with a receipt that signs its head. */
    Outcome<TranscriptExport> transcript(Caller caller, NegotiationId negotiation);

    /**
     * Sets what the caller keeps to itself on a listing, such as thresholds; touches only negotiations opened later. The
     * terms act while the listing, and what the policy chooses for it, is what they are set for.
     *
     * @param terms valid by the protocol's schema of private terms, and taken by it on the listing as it is now; an empty
     *     object for none
     */
    Outcome<PrivateTermsView> setPrivateTerms(Caller caller, ListingRef listing, Json terms, IdempotencyKey key);

    /** The same under a fresh key. Take a key of your own where the command may be sent again. */
    default Outcome<PrivateTermsView> setPrivateTerms(Caller caller, ListingRef listing, Json terms) {
        return setPrivateTerms(caller, listing, terms, IdempotencyKey.fresh());
    }

    /** What the caller keeps to itself on a listing, and whether it still acts. */
    Outcome<PrivateTermsView> privateTerms(Caller caller, ListingRef listing);
}
