// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.port.Caller;
import java.util.Optional;

/**
 * Strategies that act for a seat under a mandate. For the seat's principal in person; an agent is {@code NOT_ENTITLED}. A seat
 * has one autopilot at a time. It reads what its seat sees and nothing else, makes each move once whatever stops in between, and
 * is subject to its mandate like any agent; it never offers or accepts what lies beyond its reservation.
 *
 * <p>An autopilot plays alternating offers over the price of one item; whatever else is negotiated is refused with {@code
 * NO_STRATEGY}.
 *
 * @since 0.1.0
 */
public interface Autopilots {
    /**
     * Starts an autopilot for the caller's seat, which moves at once where it is that seat's turn. {@code AUTOPILOT_ACTIVE} where
     * one runs or is paused.
     *
     * @param draft an object as {@link AutopilotDraft#toJson} writes it
     */
    Outcome<AutopilotView> start(Caller caller, NegotiationId negotiation, Json draft, IdempotencyKey key);

    /** The same with a draft that was built here, under a fresh key. */
    default Outcome<AutopilotView> start(Caller caller, NegotiationId negotiation, AutopilotDraft draft) {
        return start(caller, negotiation, draft.toJson(), IdempotencyKey.fresh());
    }

    /** The autopilot of the caller's seat; {@code NOT_FOUND} where none was ever started. */
    Outcome<AutopilotView> find(Caller caller, NegotiationId negotiation);

    /** What it decided and why, the latest first. */
    Outcome<Page<AutopilotDecision>> decisions(
            Caller caller, NegotiationId negotiation, Optional<String> cursor, int limit);

    /** Lets it do nothing from now on; {@code AUTOPILOT_NOT_RUNNING} where it does not run. Offers that it made stand. */
    Outcome<AutopilotView> pause(Caller caller, NegotiationId negotiation, IdempotencyKey key);

    /** The same under a fresh key. */
    default Outcome<AutopilotView> pause(Caller caller, NegotiationId negotiation) {
        return pause(caller, negotiation, IdempotencyKey.fresh());
    }

    /** Lets it go on from the negotiation as it stands; {@code AUTOPILOT_NOT_PAUSED} where it is not paused. */
    Outcome<AutopilotView> resume(Caller caller, NegotiationId negotiation, IdempotencyKey key);

    /** The same under a fresh key. */
    default Outcome<AutopilotView> resume(Caller caller, NegotiationId negotiation) {
        return resume(caller, negotiation, IdempotencyKey.fresh());
    }

    /** Ends it for good; {@code AUTOPILOT_STOPPED} where it has ended. Offers that it made stand. */
    Outcome<AutopilotView> stop(Caller caller, NegotiationId negotiation, IdempotencyKey key);

    /** The same under a fresh key. */
    default Outcome<AutopilotView> stop(Caller caller, NegotiationId negotiation) {
        return stop(caller, negotiation, IdempotencyKey.fresh());
    }
}
