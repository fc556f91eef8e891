package dev.parley.application.negotiation;

import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.Lapses;
import dev.parley.application.store.Append;
import dev.parley.model.NegotiationId;
import dev.parley.model.Tenant;
import dev.parley.protocol.Input;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Deadlines that fall. A deadline may make deals, as the close of sealed bids does, with nobody on the line who could be
 * told that one of them cannot be made; so what stands in the way is told to the protocol as the controls that they are,
 * and the deadline is decided again. What lapsed before the deadline holds nothing against it.
 */
final class Falling {
    private final Desk desk;
    private final Environment environment;
    private final Committing committing;

    /** Deadlines for whose sake what has lapsed before them is ended. */
    Falling(Desk desk) {
        this(desk, new Committing(desk));
    }

    private Falling(Desk desk, Committing committing) {
        this.desk = desk;
        this.environment = desk.environment();
        this.committing = committing;
    }

    /** Lets the deadline of a negotiation that has lapsed itself take effect; it waits for what has lapsed before it. */
    static void alone(Desk desk, Tenant tenant, NegotiationId negotiation) {
        Committing alone = new Committing(desk, () -> Lapses.none(desk.environment()));
        boolean ignored = new Falling(desk, alone).due(tenant, negotiation);
    }

    /**
     * Lets a deadline that has passed take effect; one that has not does nothing.
     *
     * @return whether it is done with; if not, it waits for what has lapsed before it
     * @throws IllegalStateException if telling what stands in its way changes nothing, so that it can never take effect
     */
    boolean due(Tenant tenant, NegotiationId negotiation) {
        long version = version(tenant, negotiation);
        Optional<Set<Obstacle>> obstacles = fall(tenant, negotiation);
        while (obstacles.isPresent() && !obstacles.get().isEmpty()) {
            tell(tenant, negotiation, obstacles.get());
            long changed = version(tenant, negotiation);
            if (changed == version) {
                throw new IllegalStateException("the deadline of " + negotiation + " makes a deal that cannot be made");
            }
            version = changed;
            obstacles = fall(tenant, negotiation);
        }
        return obstacles.isPresent();
    }

    private long version(Tenant tenant, NegotiationId negotiation) {
        return desk.runs()
                .find(tenant, negotiation)
                .map(run -> run.track().version())
                .orElse(0L);
    }

    /** What stands in the way of a deadline; nothing at all when it has to wait. */
    private Optional<Set<Obstacle>> fall(Tenant tenant, NegotiationId negotiation) {
        return committing
                .untilOver(() ->
                        desk.runs().find(tenant, negotiation).map(this::attempt).orElseGet(Falling::nothingLeft))
                .orElseThrow()
                .match(done -> Optional.of(done.value()), waits -> Optional.empty());
    }

    private static Committing.Attempted<Set<Obstacle>> nothingLeft() {
        return Committing.Attempted.over(Outcome.done(Set.of()));
    }

    private <R, M, S, E> Committing.Attempted<Set<Obstacle>> attempt(Run<R, M, S, E> run) {
        Optional<Instant> deadline = run.isOpen() ? run.protocol().nextDeadline(run.state()) : Optional.empty();
        if (deadline.isEmpty()) {
            return nothingLeft();
        }
        Lapses.Horizon horizon =
                new Lapses.Horizon(deadline.get(), Optional.of(run.frame().id()));
        Instant at = run.decidedAt(environment.now());
        Input<M> due = new Input.Due<>();
        return run.protocol()
                .decide(run.state(), due, Facts.context(environment, run, due, at))
                .match(
                        events -> events.isEmpty()
                                ? nothingLeft()
                                : commit(Step.from(environment, at, run), events, horizon, at),
                        refusal -> nothingLeft());
    }

    private <R, M, S, E> Committing.Attempted<Set<Obstacle>> commit(
            Step<R, M, S, E> step, List<E> events, Lapses.Horizon horizon, Instant at) {
        step.take(events, Optional.empty());
        Obstacles obstacles = new Obstacles(desk, step, horizon, at);
        Set<Obstacle> unauthorised = obstacles.unauthorised();
        if (!unauthorised.isEmpty()) {
            return Committing.Attempted.over(Outcome.done(unauthorised));
        }
        Append append = step.appendWhileForSale().build();
        return committing.commit(
                step,
                append,
                horizon,
                () -> Outcome.done(Set.of()),
                () -> Outcome.done(obstacles.stock()),
                refused -> new Committing.Attempted.Unheld<>(
                        append.tenant(),
                        Committing.accounts(refused),
                        horizon,
                        () -> Outcome.done(obstacles.uncovered(append, refused))));
    }

    /** All in one step: thousands may have lost their authority. */
    private void tell(Tenant tenant, NegotiationId negotiation, Set<Obstacle> obstacles) {
        Optional<Outcome<Boolean>> ignored = committing.untilOver(() -> desk.runs()
                .find(tenant, negotiation)
                .map(run -> attempt(run, obstacles))
                .orElseGet(() -> Committing.Attempted.over(Outcome.done(false))));
    }

    private <R, M, S, E> Committing.Attempted<Boolean> attempt(Run<R, M, S, E> run, Set<Obstacle> obstacles) {
        Instant at = run.decidedAt(environment.now());
        Step<R, M, S, E> step = Step.from(environment, at, run);
        for (Obstacle obstacle : obstacles) {
            if (step.run().isOpen()) {
                step.take(obstacle);
            }
        }
        return step.isEmpty()
                ? Committing.Attempted.over(Outcome.done(false))
                : committing.commit(step, Optional.empty(), step.append().build(), () -> Outcome.done(true));
    }
}
