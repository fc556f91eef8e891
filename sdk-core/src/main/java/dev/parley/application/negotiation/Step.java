package dev.parley.application.negotiation;

import dev.parley.application.Environment;
import dev.parley.application.Messages;
import dev.parley.application.listing.SalePeriod;
import dev.parley.application.mandate.Authority;
import dev.parley.application.store.AccountChange;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Append;
import dev.parley.application.store.DealChange;
import dev.parley.application.store.DealRow;
import dev.parley.application.store.Head;
import dev.parley.application.store.StreamAppend;
import dev.parley.model.ItemId;
import dev.parley.model.MandateId;
import dev.parley.model.OfferId;
import dev.parley.model.Safe;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Seats;
import dev.parley.protocol.Context;
import dev.parley.protocol.Input;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.Response;
import dev.parley.settlement.Agreement;
import dev.parley.settlement.Awarded;
import dev.parley.settlement.Settlement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One step of a run: the events of a decision and all that follows from them, as one append: the chained events, the head,
 * deals that were reached, holds, stock and messages.
 */
final class Step<R, M, S, E> {
    private final Environment environment;
    private final Instant at;
    private final long from;
    private final Optional<Run<R, M, S, E>> before;
    private final long offersBefore;
    private final Journal<R, M, S, E> journal;
    private final List<DealRow> deals = new ArrayList<>();
    private final Set<MandateId> mandates = new HashSet<>();
    private final Optional<Step<R, M, S, E>> unanswered;
    private Awarded settled;

    private Step(
            Environment environment,
            Instant at,
            long from,
            Optional<Run<R, M, S, E>> before,
            long offersBefore,
            Awarded settled,
            Journal<R, M, S, E> journal) {
        this.environment = environment;
        this.at = at;
        this.from = from;
        this.before = before;
        this.offersBefore = offersBefore;
        this.settled = settled;
        this.journal = journal;
        this.unanswered = Optional.empty();
    }

    /** A step that goes on with what another has taken. */
    private Step(Step<R, M, S, E> other) {
        this.environment = other.environment;
        this.at = other.at;
        this.from = other.from;
        this.before = other.before;
        this.offersBefore = other.offersBefore;
        this.settled = other.settled;
        this.journal = other.journal.copy();
        this.deals.addAll(other.deals);
        this.mandates.addAll(other.mandates);
        this.unanswered = Optional.of(other);
    }

    /** A step that goes on from a run. */
    static <R, M, S, E> Step<R, M, S, E> from(Environment environment, Instant at, Run<R, M, S, E> run) {
        return new Step<>(
                environment,
                at,
                run.track().version(),
                Optional.of(run),
                run.protocol().offersCounted(run.state()),
                awarded(run),
                new Journal<>(environment, at, run));
    }

    /** The step that opens a run. */
    static <R, M, S, E> Step<R, M, S, E> opening(
            Environment environment, Frame frame, Protocol<R, M, S, E> protocol, Warrant opener) {
        Journal<R, M, S, E> journal = Journal.begin(environment, frame, protocol, opener);
        Step<R, M, S, E> step = new Step<>(
                environment, frame.openedAt(), 0, Optional.empty(), 0, nothingAwarded(journal.run()), journal);
        step.restOn(opener);
        return step;
    }

    /** The items that a run is about, and no award yet. */
    static Awarded nothingAwarded(Run<?, ?, ?, ?> run) {
        return new Awarded(items(run), List.of());
    }

    /** The items that a run is about, and its awards so far. */
    static <S> Awarded awarded(Run<?, ?, S, ?> run) {
        return new Awarded(items(run), run.protocol().awards(run.state()));
    }

    private static Set<ItemId> items(Run<?, ?, ?, ?> run) {
        Set<ItemId> items = new HashSet<>();
        run.frame().listing().items().forEach(item -> items.add(item.id()));
        return items;
    }

    /** What somebody does under a mandate is written only while that mandate has not ended. */
    private void restOn(Warrant warrant) {
        if (!warrant.byItself()) {
            warrant.mandate().ifPresent(mandates::add);
        }
    }

    /** Takes what a decision caused. */
    void take(List<E> events, Optional<Journal.Mover> mover) {
        mover.map(Journal.Mover::warrant).ifPresent(this::restOn);
        journal.write(events, mover);
        Awarded now = awarded(run());
        for (Agreement agreement : Settlement.reached(run().frame().settlement(), settled, now)) {
            DealRow deal = DealMaking.deal(environment, run(), agreement, at);
            deals.add(deal);
            journal.write(DealMaking.mark(agreement, deal));
        }
        settled = now;
    }

    /** Takes what an obstacle causes; one that the protocol refuses to hear of has been overtaken. */
    void take(Obstacle obstacle) {
        Input<M> input = obstacle.input();
        Run<R, M, S, E> run = run();
        List<E> events = run.protocol()
                .decide(run.state(), input, Facts.context(environment, run, input, at))
                .match(accepted -> accepted, refusal -> List.of());
        if (!events.isEmpty()) {
            takeFrom(input, events);
        }
    }

    /**
     * This step with what private terms answer to it; empty when they answer nothing. It is refused where this one would
     * be, also if the answer gives back what this one holds.
     *
     * @param mover whose step it is
     */
    Optional<Step<R, M, S, E>> answered(SeatId mover) {
        Context context = new Context(at, () -> new OfferId(environment.ids().next("off")));
        List<Response<E>> responses = Response.all(run().protocol(), run().state(), mover, context);
        if (responses.isEmpty()) {
            return Optional.empty();
        }
        Step<R, M, S, E> answered = new Step<>(this);
        responses.forEach(response ->
                answered.take(response.events(), Optional.of(Journal.Mover.byItself(answered.run(), response.seat()))));
        return Optional.of(answered);
    }

    /**
     * Takes what something from outside caused. What a seat had on the table and loses with its authority is taken back as
     * it would have been by hand; an end is nobody's.
     */
    void takeFrom(Input<M> cause, List<E> events) {
        boolean ends = Run.ends(run().protocol(), run().protocol().evolve(run().state(), events.get(0)));
        Optional<SeatId> seat =
                !ends && cause instanceof Input.Control<M> control ? control.losesAuthority() : Optional.empty();
        take(events, seat.map(losing -> Journal.Mover.byItself(run(), losing)));
    }

    /** Takes what a party does beside the protocol. */
    void take(Mark mark) {
        journal.write(mark);
    }

    Run<R, M, S, E> run() {
        return journal.run();
    }

    /** When it is taken. */
    Instant at() {
        return at;
    }

    /** Whether nothing has come of it. */
    boolean isEmpty() {
        return run().track().version() == from;
    }

    List<DealRow> deals() {
        return List.copyOf(deals);
    }

    /** Whether it opens a run. */
    boolean isOpening() {
        return before.isEmpty();
    }

    /** All that is to be written, as long as the listing has been for sale ever since the opening. */
    Append.Builder appendWhileForSale() {
        Frame frame = run().frame();
        return SalePeriod.begun(frame.listing().ref(), frame.salePeriod()).restOn(append());
    }

    /** The deals that are not also those of the step to which this one is the answer. */
    List<DealRow> ownDeals() {
        return deals.subList(unanswered.map(step -> step.deals.size()).orElse(0), deals.size());
    }

    /** All that is to be written, for a command's answer and records to be added. */
    Append.Builder append() {
        Run<R, M, S, E> run = run();
        Append.Builder append = Append.to(run.frame().tenant()).stream(
                new StreamAppend(from, journal.written(), head(run), joined(run)));
        before.map(known -> Holdings.changes(known, run, journal.touched()))
                .orElseGet(() -> Holdings.opening(run))
                .forEach(append::account);
        offersChange(run).ifPresent(append::account);
        mandates.forEach(mandate -> append.condition(Authority.notEnded(mandate)));
        for (DealRow deal : deals) {
            append.deal(new DealChange.Add(deal));
            DealMaking.holds(environment, run, deal).forEach(append::account);
        }
        Messages.ofStep(environment, run, journal.shown(), deals, at).forEach(append::message);
        unanswered.ifPresent(
                step -> Holdings.room(step.append().build(), append.build()).forEach(append::account));
        return append;
    }

    private List<Seat> joined(Run<R, M, S, E> run) {
        return run.seats()
                .since(before.map(Run::seats)
                        .orElseGet(() -> Seats.of(run.frame().seats())));
    }

    private Optional<AccountChange> offersChange(Run<R, M, S, E> run) {
        long made = run.protocol().offersCounted(run.state()) - offersBefore;
        Optional<Seat> buyer = run.seats().stream()
                .filter(seat -> seat.role() == SeatRole.BUYER)
                .findFirst();
        if (made == 0 || buyer.isEmpty()) {
            return Optional.empty();
        }
        AccountId account =
                AccountId.offers(run.frame().listing().ref(), buyer.get().principal());
        return Optional.of(new AccountChange(
                account, run.frame().id().value(), 0, made, AccountChange.Guard.NONE, OptionalLong.of(Safe.MAX)));
    }

    private Head head(Run<R, M, S, E> run) {
        boolean open = run.isOpen();
        return new Head(
                run.frame().tenant(),
                run.frame().id(),
                run.frame().listing().ref(),
                run.frame().listing().category(),
                run.frame().protocol(),
                run.track().version(),
                open,
                run.phase(),
                open ? run.protocol().nextDeadline(run.state()) : Optional.empty(),
                run.frame().seats(),
                run.frame().openedAt(),
                before.filter(known -> !known.isOpen())
                        .flatMap(this::endedAt)
                        .orElse(run.track().at()));
    }

    /** What comes after the end is no move: a cool-down counts from when it ended. */
    private Optional<Instant> endedAt(Run<R, M, S, E> ended) {
        Frame frame = ended.frame();
        return environment.store().head(frame.tenant(), frame.id()).map(Head::updatedAt);
    }
}
