// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.change;

import dev.parley.api.NegotiationView;
import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.command.Idempotency;
import dev.parley.application.deal.LapsedHoldRelease;
import dev.parley.application.negotiation.change.ChangeCommitter.Attempted;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.application.store.CommitResult;
import dev.parley.protocol.Reason;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Writes what happens to a negotiation from outside, whoever lets it happen: a mandate's end, an operator. Whoever thereby comes to
 * owe what its authority does not cover is passed over: that stake is taken back in the same append, and the game is asked again.
 */
public final class PassingOver {
    private final Environment environment;
    private final ChangeCommitter committer;

    public PassingOver(NegotiationAccess access, ChangeCommitter committer) {
        this.environment = access.environment();
        this.committer = committer;
    }

    /** What happens from outside. */
    public interface Step {
        /** Takes what comes of it into a change; the outcome where that is nothing to be written. */
        Optional<Outcome<NegotiationView>> take(NegotiationChange change);

        /** The outcome once it is written. */
        Outcome<NegotiationView> done(NegotiationSession session, Instant at);
    }

    /** Lets it happen to an open session. */
    public Attempted<NegotiationView> attempt(NegotiationSession session, Step step, Optional<Idempotency.Keep> keep) {
        return session.isOpen()
                ? attempt(session, step, keep, Set.of())
                : Attempted.over(Outcome.refused(Reason.NEGOTIATION_CLOSED));
    }

    /** @param removed what can no longer be held and is taken back first, in the same append */
    private Attempted<NegotiationView> attempt(
            NegotiationSession session, Step step, Optional<Idempotency.Keep> keep, Set<DealBlocker> removed) {
        Instant at = session.decidedAt(environment.now());
        NegotiationChange change = NegotiationChange.without(removed, environment, at, session);
        Optional<Outcome<NegotiationView>> over = change.session().isOpen() ? step.take(change) : Optional.empty();
        return over.map(Attempted::over).orElseGet(() -> commit(change, step, keep, removed));
    }

    private Attempted<NegotiationView> commit(
            NegotiationChange change, Step step, Optional<Idempotency.Keep> keep, Set<DealBlocker> removed) {
        Instant at = change.at();
        var append = change.append();
        keep.ifPresent(kept -> append.answer(kept.apply(NegotiationAccess.answer(change.session(), at))));
        return committer.commit(
                change,
                append.build(),
                horizon(change),
                () -> step.done(change.session(), at),
                () -> Outcome.refused(Reason.STOCK_UNAVAILABLE),
                refused -> without(change, step, keep, removed, refused));
    }

    /** Somebody comes to owe what its authority does not cover: that stake is taken back, and the negotiation asked again. */
    private Attempted<NegotiationView> without(
            NegotiationChange change,
            Step step,
            Optional<Idempotency.Keep> keep,
            Set<DealBlocker> removed,
            CommitResult.HoldRefused refused) {
        Set<DealBlocker> more = new LinkedHashSet<>(removed);
        more.addAll(change.owing(refused.account()));
        Attempted.Unheld<NegotiationView> unheld = new Attempted.Unheld<>(
                change.session().openingRecord().tenant(),
                ChangeCommitter.accounts(refused),
                horizon(change),
                () -> Outcome.refused(Reason.STALE_OFFER));
        return more.size() == removed.size()
                ? unheld
                : new Attempted.Unanswered<>(
                        unheld, () -> attempt(change.start().orElseThrow(), step, keep, more));
    }

    private static LapsedHoldRelease.Horizon horizon(NegotiationChange change) {
        return LapsedHoldRelease.Horizon.at(change.session().progress().at());
    }
}
