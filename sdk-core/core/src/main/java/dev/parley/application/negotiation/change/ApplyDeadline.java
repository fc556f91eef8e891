// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.change;

import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.deal.LapsedHoldRelease;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.application.store.Append;
import dev.parley.model.NegotiationId;
import dev.parley.model.Tenant;
import dev.parley.protocol.Context;
import dev.parley.protocol.Input;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.KernelInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Deadlines that fall. A deadline may make deals, as the close of sealed bids does, with nobody on the line who could be
 * told that one of them cannot be made; so what stands in the way is told to the protocol as the controls that they are,
 * and the deadline is decided again. What lapsed before the deadline holds nothing against it.
 */
final class ApplyDeadline {
    private final NegotiationAccess access;
    private final Environment environment;
    private final ChangeCommitter committer;

    /** Deadlines for whose sake what has lapsed before them is ended. */
    ApplyDeadline(NegotiationAccess access) {
        this(access, new ChangeCommitter(access));
    }

    private ApplyDeadline(NegotiationAccess access, ChangeCommitter committer) {
        this.access = access;
        this.environment = access.environment();
        this.committer = committer;
    }

    /** Lets the deadline of a negotiation that has lapsed itself take effect; it waits for what has lapsed before it. */
    static void alone(NegotiationAccess access, Tenant tenant, NegotiationId negotiation) {
        ChangeCommitter alone = new ChangeCommitter(access, () -> LapsedHoldRelease.none(access.environment()));
        boolean ignored = new ApplyDeadline(access, alone).due(tenant, negotiation);
    }

    /**
     * Lets a deadline that has passed take effect; one that has not does nothing.
     *
     * @return whether it is done with; if not, it waits for what has lapsed before it
     * @throws IllegalStateException if telling what stands in its way changes nothing, so that it can never take effect
     */
    boolean due(Tenant tenant, NegotiationId negotiation) {
        Removal removal = new Removal();
        Optional<Set<DealBlocker>> blockers = fall(tenant, negotiation, removal);
        while (blockers.isPresent() && !blockers.get().isEmpty()) {
            if (!removal.goesOn(blockers.get())) {
                throw new IllegalStateException("the deadline of " + negotiation + " makes a deal that cannot be made");
            }
            blockers = fall(tenant, negotiation, removal);
        }
        return blockers.isPresent();
    }

    /** What stood in the way of a deadline and is taken back first, in the same append: thousands may have lost their authority. */
    private static final class Removal {
        private final List<DealBlocker> blockers = new ArrayList<>();
        private long told;
        private long toldBefore;

        /**
         * Takes back more. The same may be told again, as stock that is still too little for a game that gave up one unit, as
         * long as the game makes something of it.
         */
        boolean goesOn(Set<DealBlocker> more) {
            boolean changesSomething = !blockers.containsAll(more) || told > toldBefore;
            toldBefore = told;
            blockers.addAll(more);
            return changesSomething;
        }

        NegotiationChange from(NegotiationSession session, Environment environment, Instant at) {
            NegotiationChange change = NegotiationChange.without(blockers, environment, at, session);
            told = change.session().progress().version() - session.progress().version();
            return change;
        }
    }

    /** What stands in the way of a deadline; nothing at all when it has to wait. */
    private Optional<Set<DealBlocker>> fall(Tenant tenant, NegotiationId negotiation, Removal removal) {
        return committer
                .untilOver(() -> access.sessions()
                        .find(tenant, negotiation)
                        .map(session -> attempt(session, removal))
                        .orElseGet(ApplyDeadline::nothingLeft))
                .orElseThrow()
                .match(done -> Optional.of(done.value()), waits -> Optional.empty());
    }

    private static ChangeCommitter.Attempted<Set<DealBlocker>> nothingLeft() {
        return ChangeCommitter.Attempted.over(Outcome.done(Set.of()));
    }

    private ChangeCommitter.Attempted<Set<DealBlocker>> attempt(NegotiationSession session, Removal removal) {
        Optional<Instant> deadline =
                session.isOpen() ? session.protocol().nextDeadline(session.state()) : Optional.empty();
        if (deadline.isEmpty()) {
            return nothingLeft();
        }
        LapsedHoldRelease.Horizon horizon = new LapsedHoldRelease.Horizon(
                deadline.get(), Optional.of(session.openingRecord().id()));
        Instant at = session.decidedAt(environment.now());
        KernelInput<Object> due = KernelInput.of(new Input.Due<>());
        NegotiationChange change = removal.from(session, environment, at);
        NegotiationSession left = change.session();
        Context context = ContextLoader.context(environment, left, due, at);
        List<KernelEvent<Object>> events =
                left.protocol().decide(left.state(), due, context).match(fallen -> fallen, refusal -> List.of());
        return change.isEmpty() && events.isEmpty() ? nothingLeft() : commit(change, events, horizon, context);
    }

    private ChangeCommitter.Attempted<Set<DealBlocker>> commit(
            NegotiationChange change,
            List<KernelEvent<Object>> events,
            LapsedHoldRelease.Horizon horizon,
            Context context) {
        if (!events.isEmpty()) {
            change.take(events, Optional.empty());
            change.rest(context);
        }
        DealBlockers blockers = new DealBlockers(access, change, horizon, context.at());
        Set<DealBlocker> unauthorised = blockers.unauthorised();
        if (!unauthorised.isEmpty()) {
            return ChangeCommitter.Attempted.over(Outcome.done(unauthorised));
        }
        Append append = change.appendWhileUnended().build();
        return committer.commit(
                change,
                append,
                horizon,
                () -> Outcome.done(Set.of()),
                () -> Outcome.done(blockers.stock()),
                refused -> new ChangeCommitter.Attempted.Unheld<>(
                        append.tenant(),
                        ChangeCommitter.accounts(refused),
                        horizon,
                        () -> Outcome.done(blockers.uncovered(append, refused))));
    }
}
