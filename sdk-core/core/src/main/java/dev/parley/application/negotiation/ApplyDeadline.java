// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation;

import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.deal.LapsedHoldRelease;
import dev.parley.application.store.Append;
import dev.parley.model.NegotiationId;
import dev.parley.model.Tenant;
import dev.parley.protocol.Context;
import dev.parley.protocol.Input;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.KernelInput;
import java.time.Instant;
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
        long version = version(tenant, negotiation);
        Optional<Set<DealBlocker>> blockers = fall(tenant, negotiation);
        while (blockers.isPresent() && !blockers.get().isEmpty()) {
            tell(tenant, negotiation, blockers.get());
            long changed = version(tenant, negotiation);
            if (changed == version) {
                throw new IllegalStateException("the deadline of " + negotiation + " makes a deal that cannot be made");
            }
            version = changed;
            blockers = fall(tenant, negotiation);
        }
        return blockers.isPresent();
    }

    private long version(Tenant tenant, NegotiationId negotiation) {
        return access.sessions()
                .find(tenant, negotiation)
                .map(session -> session.progress().version())
                .orElse(0L);
    }

    /** What stands in the way of a deadline; nothing at all when it has to wait. */
    private Optional<Set<DealBlocker>> fall(Tenant tenant, NegotiationId negotiation) {
        return committer
                .untilOver(() -> access.sessions()
                        .find(tenant, negotiation)
                        .map(this::attempt)
                        .orElseGet(ApplyDeadline::nothingLeft))
                .orElseThrow()
                .match(done -> Optional.of(done.value()), waits -> Optional.empty());
    }

    private static ChangeCommitter.Attempted<Set<DealBlocker>> nothingLeft() {
        return ChangeCommitter.Attempted.over(Outcome.done(Set.of()));
    }

    private ChangeCommitter.Attempted<Set<DealBlocker>> attempt(NegotiationSession session) {
        Optional<Instant> deadline =
                session.isOpen() ? session.protocol().nextDeadline(session.state()) : Optional.empty();
        if (deadline.isEmpty()) {
            return nothingLeft();
        }
        LapsedHoldRelease.Horizon horizon = new LapsedHoldRelease.Horizon(
                deadline.get(), Optional.of(session.openingRecord().id()));
        Instant at = session.decidedAt(environment.now());
        KernelInput<Object> due = KernelInput.of(new Input.Due<>());
        Context context = ContextLoader.context(environment, session, due, at);
        return session.protocol()
                .decide(session.state(), due, context)
                .match(
                        events -> events.isEmpty()
                                ? nothingLeft()
                                : commit(NegotiationChange.from(environment, at, session), events, horizon, context),
                        refusal -> nothingLeft());
    }

    private ChangeCommitter.Attempted<Set<DealBlocker>> commit(
            NegotiationChange change,
            List<KernelEvent<Object>> events,
            LapsedHoldRelease.Horizon horizon,
            Context context) {
        change.take(events, Optional.empty());
        change.rest(context);
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

    /** All in one step: thousands may have lost their authority. */
    private void tell(Tenant tenant, NegotiationId negotiation, Set<DealBlocker> blockers) {
        Optional<Outcome<Boolean>> ignored = committer.untilOver(() -> access.sessions()
                .find(tenant, negotiation)
                .map(session -> attempt(session, blockers))
                .orElseGet(() -> ChangeCommitter.Attempted.over(Outcome.done(false))));
    }

    private ChangeCommitter.Attempted<Boolean> attempt(NegotiationSession session, Set<DealBlocker> blockers) {
        Instant at = session.decidedAt(environment.now());
        NegotiationChange change = NegotiationChange.from(environment, at, session);
        for (DealBlocker blocker : blockers) {
            if (change.session().isOpen()) {
                change.take(blocker);
            }
        }
        return change.isEmpty()
                ? ChangeCommitter.Attempted.over(Outcome.done(false))
                : committer.commit(change, Optional.empty(), change.append().build(), () -> Outcome.done(true));
    }
}
