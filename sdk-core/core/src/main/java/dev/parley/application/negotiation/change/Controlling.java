// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.change;

import dev.parley.api.NegotiationView;
import dev.parley.api.OperatorAction;
import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.command.Idempotency;
import dev.parley.application.fact.FactsMissingException;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.application.store.AccountId;
import dev.parley.model.DealId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.MandateId;
import dev.parley.model.NegotiationId;
import dev.parley.model.SeatId;
import dev.parley.model.Tenant;
import dev.parley.port.Caller;
import dev.parley.protocol.Input;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.kernel.KernelInput;
import dev.parley.protocol.kernel.KernelInput.Control;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What happens to negotiations from outside: the clock, operators, stock, listings, mandates. */
public final class Controlling {
    private final NegotiationAccess access;
    private final Environment environment;
    private final ChangeCommitter committer;
    private final PassingOver passingOver;
    private final ApplyDeadline applyDeadline;

    public Controlling(NegotiationAccess access) {
        this.access = access;
        this.environment = access.environment();
        this.committer = new ChangeCommitter(access);
        this.passingOver = new PassingOver(access, committer);
        this.applyDeadline = new ApplyDeadline(access);
    }

    /** Something from outside, as it is told to a negotiation at a state. */
    private interface Cause {
        KernelInput<Object> input(NegotiationSession session);
    }

    public Outcome<NegotiationView> act(
            Caller caller, NegotiationId negotiation, OperatorAction action, IdempotencyKey key) {
        return access.approach(caller, negotiation).then(approach -> {
            if (!caller.is(Caller.Role.OPERATOR)) {
                return Outcome.refused(Reason.NOT_ENTITLED);
            }
            Json request = Json.object().put("action", action.name()).build();
            return access.idempotency()
                    .once(
                            new Idempotency.Command(caller, "control " + negotiation, key, request),
                            keep -> decide(caller.tenant(), negotiation, cause(action), Optional.of(keep)),
                            answer -> access.replay(caller, answer));
        });
    }

    private static Cause cause(OperatorAction action) {
        return switch (action) {
            case CANCEL -> control(Control.CANCELLED);
            case PAUSE -> control(Control.PAUSED);
            case RESUME -> control(Control.RESUMED);
        };
    }

    private static Cause control(Control control) {
        return session -> KernelInput.of(control);
    }

    /**
     * Lets a deadline that has passed take effect; one that has not does nothing. What keeps its deals from being made is
     * told to the negotiation first. One that needs facts takes effect once they have come, without anybody waiting.
     *
     * @return whether it is done with; if not, it waits for what has lapsed before it and cannot be ended now
     * @throws IllegalStateException if telling it changes nothing, so that the deadline can never take effect
     */
    public boolean due(Tenant tenant, NegotiationId negotiation) {
        try {
            return applyDeadline.due(tenant, negotiation);
        } catch (FactsMissingException missing) {
            environment.facts().fetch(missing.facts(), () -> {
                boolean ignored = due(tenant, negotiation);
            });
            return true;
        }
    }

    /**
     * The same before a command, which waits itself for the facts that the deadline needs.
     *
     * @throws FactsMissingException if facts are not at hand
     */
    public boolean dueBefore(Tenant tenant, NegotiationId negotiation) {
        return applyDeadline.due(tenant, negotiation);
    }

    /** Tells a negotiation that items can no longer be had, apart from those of which it holds units itself. */
    public void stockGone(Tenant tenant, NegotiationId negotiation, Set<ItemId> items) {
        quietly(
                tenant,
                negotiation,
                session -> DealBlocker.stock(notHeld(session, items)).input(session));
    }

    /** Units that were sold although somebody held them are nobody's. */
    private Set<ItemId> notHeld(NegotiationSession session, Set<ItemId> items) {
        ReservedUnits reserved = ReservedUnits.of(session);
        ListingRef listing = session.openingRecord().listing().ref();
        return items.stream()
                .filter(item -> !reserved.has(item)
                        || access.environment()
                                .store()
                                .account(session.openingRecord().tenant(), AccountId.stock(listing, item))
                                .filter(account -> account.available() < 0)
                                .isPresent())
                .collect(Collectors.toSet());
    }

    /** Tells a negotiation that its listing was withdrawn in that period or a later one, if it was opened by then. */
    public void listingWithdrawn(Tenant tenant, NegotiationId negotiation, long period) {
        boolean over = access.sessions()
                .find(tenant, negotiation)
                .filter(session -> session.openingRecord().salePeriod() <= period)
                .isPresent();
        if (over) {
            quietly(tenant, negotiation, control(Control.LISTING_WITHDRAWN));
        }
    }

    /** Tells the negotiation of a deal that the deal ended before it was paid; one that has ended makes nothing of it. */
    public void dealLapsed(Tenant tenant, DealId deal) {
        environment
                .store()
                .deal(tenant, deal)
                .ifPresent(row -> access.sessions()
                        .find(tenant, row.negotiation())
                        .flatMap(session -> session.seatOf(row.buyer()))
                        .ifPresent(buyer -> quietly(
                                tenant,
                                row.negotiation(),
                                session -> KernelInput.of(new Input.DealLapsed<>(buyer.id())))));
    }

    /** Tells a negotiation that nothing must stand any more that a seat has at stake. */
    public void authorityEnded(Tenant tenant, NegotiationId negotiation, SeatId seat) {
        quietly(tenant, negotiation, DealBlocker.authority(seat, Optional.empty())::input);
    }

    /** Tells a negotiation that a mandate ended under which a seat has something at stake: just that must not stand. */
    public void authorityEnded(Tenant tenant, NegotiationId negotiation, SeatId seat, MandateId mandate) {
        quietly(tenant, negotiation, DealBlocker.authority(seat, Optional.of(mandate))::input);
    }

    /**
     * Tells a negotiation that the principal of a seat was barred: it ends, or goes on without what that seat has on the
     * table.
     *
     * @param needed whether it cannot go on with that seat, so that it ends where taking back changes nothing
     */
    public void barred(Tenant tenant, NegotiationId negotiation, SeatId seat, boolean needed) {
        Optional<NegotiationSession> before = access.sessions().find(tenant, negotiation);
        if (before.isEmpty() || !before.get().isOpen()) {
            return;
        }
        NegotiationSession session = before.get();
        boolean ends = Participation.ends(session, session.seat(seat));
        if (!ends) {
            authorityEnded(tenant, negotiation, seat);
        }
        boolean unchanged = access.sessions()
                .find(tenant, negotiation)
                .filter(after ->
                        after.progress().version() == session.progress().version())
                .isPresent();
        if (ends || (needed && unchanged)) {
            quietly(tenant, negotiation, control(Control.CANCELLED));
        }
    }

    /** What is refused has been overtaken by the end of the negotiation, and nobody needs to hear of it. */
    private void quietly(Tenant tenant, NegotiationId negotiation, Cause cause) {
        Optional<Outcome<NegotiationView>> ignored = decide(tenant, negotiation, cause, Optional.empty());
    }

    private Optional<Outcome<NegotiationView>> decide(
            Tenant tenant, NegotiationId negotiation, Cause cause, Optional<Idempotency.Keep> keep) {
        return committer.untilOver(() -> access.sessions()
                .find(tenant, negotiation)
                .map(session -> passingOver.attempt(session, new Told(cause), keep))
                .orElseGet(() -> ChangeCommitter.Attempted.over(Outcome.refused(Reason.PROTOCOL_UNAVAILABLE))));
    }

    /** What happens for a cause; news that are none write nothing. */
    private final class Told implements PassingOver.Step {
        private final Cause cause;

        Told(Cause cause) {
            this.cause = cause;
        }

        @Override
        public Optional<Outcome<NegotiationView>> take(NegotiationChange change) {
            NegotiationSession session = change.session();
            Instant at = change.at();
            KernelInput<Object> input = cause.input(session);
            return session.protocol()
                    .decide(session.state(), input, ContextLoader.context(environment, session, input, at))
                    .match(
                            events -> {
                                if (events.isEmpty() && change.isEmpty()) {
                                    return Optional.of(done(session, at));
                                }
                                change.takeFrom(input, events);
                                return Optional.empty();
                            },
                            refusal -> Optional.of(Outcome.refused(refusal)));
        }

        @Override
        public Outcome<NegotiationView> done(NegotiationSession session, Instant at) {
            return Outcome.done(access.views().view(session, new Viewer.Operator(), at));
        }
    }
}
