package dev.parley.application.negotiation;

import dev.parley.api.NegotiationView;
import dev.parley.api.OperatorAction;
import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.Idempotency;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.SeatId;
import dev.parley.model.Tenant;
import dev.parley.port.Caller;
import dev.parley.protocol.Input;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Viewer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What happens to negotiations from outside: the clock, operators, stock, listings, mandates. */
public final class Controlling {
    private final Desk desk;
    private final Environment environment;
    private final Committing committing;
    private final Falling falling;

    public Controlling(Desk desk) {
        this.desk = desk;
        this.environment = desk.environment();
        this.committing = new Committing(desk);
        this.falling = new Falling(desk);
    }

    /** Something from outside, which each protocol turns into an input of its own type. */
    private interface Cause {
        <M> Input<M> input();
    }

    Outcome<NegotiationView> act(Caller caller, NegotiationId negotiation, OperatorAction action, IdempotencyKey key) {
        return desk.approach(caller, negotiation).then(approach -> {
            if (!caller.is(Caller.Role.OPERATOR)) {
                return Outcome.refused(Reason.NOT_ENTITLED);
            }
            Json request = Json.object().put("action", action.name()).build();
            return desk.idempotency()
                    .once(
                            new Idempotency.Command(caller, "control " + negotiation, key, request),
                            keep -> decide(caller.tenant(), negotiation, cause(action), Optional.of(keep)),
                            answer -> desk.replay(caller, answer));
        });
    }

    private static Cause cause(OperatorAction action) {
        return switch (action) {
            case CANCEL -> control(Input.ControlKind.CANCELLED, Optional.empty(), Set.of());
            case PAUSE -> control(Input.ControlKind.PAUSED, Optional.empty(), Set.of());
            case RESUME -> control(Input.ControlKind.RESUMED, Optional.empty(), Set.of());
        };
    }

    private static Cause control(Input.ControlKind kind, Optional<SeatId> seat, Set<ItemId> items) {
        return new Cause() {
            @Override
            public <M> Input<M> input() {
                return new Input.Control<>(kind, seat, items);
            }
        };
    }

    /**
     * Lets a deadline that has passed take effect; one that has not does nothing. What keeps its deals from being made is
     * told to the negotiation first.
     *
     * @return whether it is done with; if not, it waits for what has lapsed before it and cannot be ended now
     * @throws IllegalStateException if telling it changes nothing, so that the deadline can never take effect
     */
    public boolean due(Tenant tenant, NegotiationId negotiation) {
        return falling.due(tenant, negotiation);
    }

    /** Tells a negotiation that items can no longer be had. */
    public void stockGone(Tenant tenant, NegotiationId negotiation, Set<ItemId> items) {
        quietly(tenant, negotiation, control(Input.ControlKind.STOCK_GONE, Optional.empty(), items));
    }

    /** Tells a negotiation that its listing was withdrawn in that period or a later one, if it was opened by then. */
    public void listingWithdrawn(Tenant tenant, NegotiationId negotiation, long period) {
        boolean over = desk.runs()
                .find(tenant, negotiation)
                .filter(run -> run.frame().salePeriod() <= period)
                .isPresent();
        if (over) {
            quietly(tenant, negotiation, control(Input.ControlKind.LISTING_WITHDRAWN, Optional.empty(), Set.of()));
        }
    }

    /** Tells a negotiation that the mandate ended under which a seat moved last. */
    public void authorityEnded(Tenant tenant, NegotiationId negotiation, SeatId seat) {
        quietly(tenant, negotiation, control(Input.ControlKind.AUTHORITY_ENDED, Optional.of(seat), Set.of()));
    }

    /** What is refused has been overtaken by the end of the negotiation, and nobody needs to hear of it. */
    private void quietly(Tenant tenant, NegotiationId negotiation, Cause cause) {
        Optional<Outcome<NegotiationView>> ignored = decide(tenant, negotiation, cause, Optional.empty());
    }

    private Optional<Outcome<NegotiationView>> decide(
            Tenant tenant, NegotiationId negotiation, Cause cause, Optional<Idempotency.Keep> keep) {
        return committing.untilOver(() -> desk.runs()
                .find(tenant, negotiation)
                .map(run -> attempt(run, cause, keep))
                .orElseGet(() -> Committing.Attempted.over(Outcome.refused(Reason.PROTOCOL_UNAVAILABLE))));
    }

    private <R, M, S, E> Committing.Attempted<NegotiationView> attempt(
            Run<R, M, S, E> run, Cause cause, Optional<Idempotency.Keep> keep) {
        if (!run.isOpen()) {
            return Committing.Attempted.over(Outcome.refused(Reason.NEGOTIATION_CLOSED));
        }
        Instant at = run.decidedAt(environment.now());
        Input<M> input = cause.input();
        return run.protocol()
                .decide(run.state(), input, Facts.context(environment, run, input, at))
                .match(
                        events -> events.isEmpty()
                                ? Committing.Attempted.over(Outcome.done(view(run, at)))
                                : commit(Step.from(environment, at, run), events, input, keep),
                        refusal -> Committing.Attempted.over(Outcome.refused(refusal)));
    }

    private <R, M, S, E> Committing.Attempted<NegotiationView> commit(
            Step<R, M, S, E> step, List<E> events, Input<M> input, Optional<Idempotency.Keep> keep) {
        Instant at = step.at();
        step.takeFrom(input, events);
        var append = step.append();
        keep.ifPresent(kept -> append.answer(kept.apply(Desk.answer(step.run(), at))));
        return committing.commit(step, Optional.empty(), append.build(), () -> Outcome.done(view(step.run(), at)));
    }

    private NegotiationView view(Run<?, ?, ?, ?> run, Instant at) {
        return desk.views().view(run, new Viewer.Operator(), at);
    }
}
