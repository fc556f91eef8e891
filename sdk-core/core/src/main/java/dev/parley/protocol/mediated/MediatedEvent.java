// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.mediated;

import dev.parley.form.Described;
import dev.parley.form.Named;
import dev.parley.form.Part;
import dev.parley.model.OfferId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.Terms;
import java.time.Instant;
import java.util.List;

/**
 * What happens in mediation.
 *
 * @since 0.1.0
 */
public sealed interface MediatedEvent
        permits MediatedEvent.Joined,
                MediatedEvent.Stated,
                MediatedEvent.Proposed,
                MediatedEvent.Answered,
                MediatedEvent.Agreed,
                MediatedEvent.Failed,
                MediatedEvent.Closed {
    /**
     * A buyer took a seat.
     *
     * @param seat which
     */
    @Described(title = "A buyer took a seat.")
    @Named("party-joined")
    record Joined(Seat seat) implements MediatedEvent {}

    /**
     * A party stated its priorities.
     *
     * @param seat whose
     * @param at when
     * @param issues what the values of issues are worth to it
     * @param reservation the least that an outcome must be worth
     */
    @Described(title = "A party stated its priorities, which nobody else reads.")
    @Named("priorities-stated")
    record Stated(
            SeatId seat,
            Instant at,
            @Part("principal:seat") List<IssueWorth> issues,
            @Part("principal:seat") long reservation)
            implements MediatedEvent {
        public Stated {
            issues = List.copyOf(issues);
        }
    }

    /**
     * A proposal was made.
     *
     * @param proposal its name
     * @param terms complete terms of every item
     * @param until when it must have been answered
     */
    @Described(title = "A proposal was made, by the rules' solution or by the mediator.")
    @Named("proposal-made")
    record Proposed(OfferId proposal, List<Terms> terms, Instant until) implements MediatedEvent {
        public Proposed {
            terms = List.copyOf(terms);
        }
    }

    /**
     * A party answered the proposal.
     *
     * @param seat whose answer
     * @param accepts which answer, for that seat alone
     */
    @Described(title = "A party answered the proposal; how, only the party itself reads.")
    @Named("proposal-answered")
    record Answered(SeatId seat, @Part("seat:seat") boolean accepts) implements MediatedEvent {}

    /**
     * All parties accepted.
     *
     * @param proposal what they accepted
     */
    @Described(title = "All parties accepted the proposal.")
    @Named("proposal-agreed")
    record Agreed(OfferId proposal) implements MediatedEvent {}

    /**
     * Not all parties accepted, and another proposal may be made.
     *
     * @param proposal what they were proposed
     * @param until when the next proposal must be prepared
     */
    @Described(title = "Not all parties accepted the proposal; another may be made.")
    @Named("proposal-failed")
    record Failed(OfferId proposal, Instant until) implements MediatedEvent {}

    /**
     * The mediation ended without an agreement.
     *
     * @param reason why
     */
    @Described(title = "The mediation ended without an agreement; `reason` says why.")
    @Named("mediation-closed")
    record Closed(ClosedReason reason) implements MediatedEvent {}
}
