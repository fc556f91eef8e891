// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.change;

import dev.parley.application.Environment;
import dev.parley.application.listing.SalePeriod;
import dev.parley.application.mandate.Authority;
import dev.parley.application.negotiation.session.ActingAuthority;
import dev.parley.application.negotiation.session.FactFoundEvent;
import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.application.negotiation.session.OpeningRecord;
import dev.parley.application.negotiation.session.SystemEvent;
import dev.parley.application.negotiation.session.TranscriptWriter;
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
import dev.parley.model.SettlementRule;
import dev.parley.protocol.Award;
import dev.parley.protocol.Context;
import dev.parley.protocol.Response;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.KernelInput;
import dev.parley.protocol.kernel.PlayedProtocol;
import dev.parley.settlement.Agreement;
import dev.parley.settlement.Awarded;
import dev.parley.settlement.Settlement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One step of a session: the events of a decision and all that follows from them, as one append: the chained events, the head,
 * deals that were reached, holds, stock and messages.
 */
public final class NegotiationChange {
    private final Environment environment;
    private final Instant at;
    private final long from;
    private final Optional<NegotiationSession> before;
    private final long offersBefore;
    private final TranscriptWriter writer;
    private final List<DealRow> deals = new ArrayList<>();
    private List<DealRow> signedDeals = List.of();
    private final Set<MandateId> mandates = new HashSet<>();
    private final Set<SeatId> movers = new HashSet<>();
    private final Optional<NegotiationChange> unanswered;
    private Awarded settled;

    private NegotiationChange(
            Environment environment,
            Instant at,
            long from,
            Optional<NegotiationSession> before,
            long offersBefore,
            Awarded settled,
            TranscriptWriter writer) {
        this.environment = environment;
        this.at = at;
        this.from = from;
        this.before = before;
        this.offersBefore = offersBefore;
        this.settled = settled;
        this.writer = writer;
        this.unanswered = Optional.empty();
    }

    /** A step that goes on with what another has taken. */
    private NegotiationChange(NegotiationChange other) {
        this.environment = other.environment;
        this.at = other.at;
        this.from = other.from;
        this.before = other.before;
        this.offersBefore = other.offersBefore;
        this.settled = other.settled;
        this.writer = other.writer.copy();
        this.deals.addAll(other.deals);
        this.mandates.addAll(other.mandates);
        this.movers.addAll(other.movers);
        this.unanswered = Optional.of(other);
    }

    /** A step that goes on from a session. */
    public static NegotiationChange from(Environment environment, Instant at, NegotiationSession session) {
        return new NegotiationChange(
                environment,
                at,
                session.progress().version(),
                Optional.of(session),
                session.protocol().capabilities().offersCounted(session.state()),
                awarded(session),
                new TranscriptWriter(environment, at, session));
    }

    /** The step that opens a session. */
    public static NegotiationChange opening(
            Environment environment, OpeningRecord openingRecord, PlayedProtocol protocol, ActingAuthority opener) {
        TranscriptWriter writer = TranscriptWriter.begin(environment, openingRecord, protocol, opener);
        NegotiationChange change = new NegotiationChange(
                environment,
                openingRecord.openedAt(),
                0,
                Optional.empty(),
                0,
                nothingAwarded(writer.session()),
                writer);
        change.restOn(opener);
        return change;
    }

    private static Awarded nothingAwarded(NegotiationSession session) {
        return new Awarded(items(session), Set.of(), List.of());
    }

    /** The items that a session is about, what is gone of them, and its awards so far. */
    static Awarded awarded(NegotiationSession session) {
        return new Awarded(
                items(session),
                session.protocol().gone(session.state()),
                session.protocol().awards(session.state()));
    }

    /** The awards of a session that settle nothing yet and still can: none where each item settles by itself. */
    static List<Award> waiting(NegotiationSession session) {
        SettlementRule rule = session.openingRecord().settlement();
        return rule.isEachItem() ? List.of() : Settlement.waiting(rule, awarded(session));
    }

    private static Set<ItemId> items(NegotiationSession session) {
        Set<ItemId> items = new HashSet<>();
        session.openingRecord().listing().items().forEach(item -> items.add(item.id()));
        return items;
    }

    /** What somebody does under a mandate is written only while that mandate has not ended. */
    private void restOn(ActingAuthority acting) {
        if (!acting.byItself()) {
            acting.mandate().ifPresent(mandates::add);
        }
    }

    /** A step that goes on from a session without some stakes and stock, which are taken back first. */
    static NegotiationChange without(
            Collection<DealBlocker> removed, Environment environment, Instant at, NegotiationSession session) {
        NegotiationChange change = from(environment, at, session);
        removed.forEach(change::takeUnlessEnded);
        return change;
    }

    /** Takes what a decision caused. */
    public void take(List<KernelEvent<Object>> events, Optional<TranscriptWriter.Mover> mover) {
        mover.map(TranscriptWriter.Mover::acting).ifPresent(this::restOn);
        mover.map(TranscriptWriter.Mover::seat).ifPresent(movers::add);
        write(events, mover);
    }

    private void write(List<KernelEvent<Object>> events, Optional<TranscriptWriter.Mover> mover) {
        writer.write(events, mover);
        Awarded now = awarded(session());
        for (Agreement agreement : Settlement.reached(session().openingRecord().settlement(), settled, now)) {
            DealRow deal = DealMaking.deal(environment, session(), agreement, at);
            deals.add(deal);
            writer.write(DealMaking.mark(agreement, deal));
        }
        settled = now;
    }

    /** The session from which the step goes on; empty where it opens one. */
    public Optional<NegotiationSession> start() {
        return before;
    }

    /** Whose stakes rest on an account of a mandate, as this step leaves them. */
    public List<DealBlocker> owing(AccountId account) {
        if (account.kind() != AccountId.Kind.MANDATE_BUDGET && account.kind() != AccountId.Kind.MANDATE_DEALS) {
            return List.of();
        }
        MandateId mandate = new MandateId(account.key());
        return writer.touched().stream()
                .filter(seat -> !session().stakesUnder(seat, mandate).isEmpty())
                .map(seat -> DealBlocker.authority(seat, Optional.of(mandate)))
                .toList();
    }

    /** Takes what an obstacle causes, if the session has not ended. */
    private void takeUnlessEnded(DealBlocker blocker) {
        if (session().isOpen()) {
            take(blocker);
        }
    }

    /** Takes what an obstacle causes; one that the protocol refuses to hear of has been overtaken. */
    public void take(DealBlocker blocker) {
        NegotiationSession session = session();
        KernelInput<Object> input = blocker.input(session);
        List<KernelEvent<Object>> events = session.protocol()
                .decide(session.state(), input, ContextLoader.context(environment, session, input, at))
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
    public Optional<NegotiationChange> answered(SeatId mover) {
        Context context = new Context(at, () -> new OfferId(environment.ids().next("off")));
        List<Response<KernelEvent<Object>>> responses =
                session().protocol().answers(session().state(), mover, context);
        if (responses.isEmpty()) {
            return Optional.empty();
        }
        NegotiationChange answered = new NegotiationChange(this);
        responses.forEach(response -> answered.take(
                response.events(), Optional.of(TranscriptWriter.Mover.byItself(answered.session(), response.seat()))));
        return Optional.of(answered);
    }

    /**
     * Takes what something from outside caused. What a seat had on the table and loses with its authority is taken back as
     * it would have been by hand; an end is nobody's.
     */
    void takeFrom(KernelInput<Object> cause, List<KernelEvent<Object>> events) {
        if (events.isEmpty()) {
            return;
        }
        PlayedProtocol protocol = session().protocol();
        boolean ends = protocol.hasEnded(protocol.evolve(session().state(), events.get(0)));
        Optional<SeatId> seat = ends ? Optional.empty() : cause.losesAuthority();
        write(events, seat.map(losing -> TranscriptWriter.Mover.byItself(session(), losing)));
    }

    /** Notes what the host said that the decision rests on. */
    public void rest(Context context) {
        FactFoundEvent.in(context).forEach(writer::write);
    }

    /** Takes what a party does beside the protocol. */
    public void take(SystemEvent mark) {
        writer.write(mark);
    }

    public NegotiationSession session() {
        return writer.session();
    }

    /** When it is taken. */
    public Instant at() {
        return at;
    }

    /** Whether nothing has come of it. */
    boolean isEmpty() {
        return session().progress().version() == from;
    }

    public List<DealRow> deals() {
        return List.copyOf(deals);
    }

    /** Whether it opens a session. */
    boolean isOpening() {
        return before.isEmpty();
    }

    /**
     * All that is to be written, as long as the listing has been for sale ever since the opening, and nobody was barred
     * without whom it cannot go on.
     */
    public Append.Builder appendWhileUnended() {
        OpeningRecord openingRecord = session().openingRecord();
        Append.Builder append = SalePeriod.begun(openingRecord.listing().ref(), openingRecord.salePeriod())
                .restOn(append());
        before.ifPresent(
                known -> Participation.needed(known, movers, !deals.isEmpty()).forEach(append::condition));
        return append;
    }

    /** Whether a seat is taken with this step. */
    boolean takesSeat(SeatId seat) {
        return before.filter(known -> known.progress().isAdmitted(seat)).isEmpty();
    }

    /** Whether a seat acts in this step. */
    boolean isMover(SeatId seat) {
        return movers.contains(seat);
    }

    /** The deals that are not also those of the step to which this one is the answer. */
    List<DealRow> ownDeals() {
        return deals.subList(unanswered.map(change -> change.deals.size()).orElse(0), deals.size());
    }

    /** All that is to be written, for a command's answer and records to be added. */
    public Append.Builder append() {
        NegotiationSession session = session();
        Append.Builder append = Append.to(session.openingRecord().tenant()).stream(
                new StreamAppend(from, writer.written(), head(session), joined(session)));
        before.map(known -> RequiredHolds.changes(known, session, writer.touched()))
                .orElseGet(() -> RequiredHolds.opening(session))
                .forEach(append::account);
        if (environment.inventory().isEmpty()) {
            ReservedUnits.changes(before, session).forEach(append::account);
        }
        offersChange(session).ifPresent(append::account);
        mandates.forEach(mandate -> append.condition(Authority.notEnded(mandate)));
        for (DealRow deal : signed()) {
            append.deal(new DealChange.Add(deal));
            DealMaking.holds(environment, session, deal).forEach(append::account);
        }
        MessagesOfStep.of(environment, session, writer.shown(), deals, at).forEach(append::message);
        unanswered.ifPresent(change ->
                RequiredHolds.room(change.append().build(), append.build()).forEach(append::account));
        return append;
    }

    /** The deals with their signatures, which are made once: they cost more than the rest of a step. */
    private List<DealRow> signed() {
        if (signedDeals.size() < deals.size()) {
            signedDeals = DealMaking.signed(environment, deals);
        }
        return signedDeals;
    }

    private List<Seat> joined(NegotiationSession session) {
        return session.seats()
                .since(before.map(NegotiationSession::seats)
                        .orElseGet(() -> Seats.of(session.openingRecord().seats())));
    }

    private Optional<AccountChange> offersChange(NegotiationSession session) {
        long made = session.protocol().capabilities().offersCounted(session.state()) - offersBefore;
        SeatRole guests = session.openingRecord().listing().guests();
        Optional<Seat> guest =
                session.seats().stream().filter(seat -> seat.role() == guests).findFirst();
        if (made == 0 || guest.isEmpty()) {
            return Optional.empty();
        }
        AccountId account = AccountId.offers(
                session.openingRecord().listing().ref(), guest.get().principal());
        return Optional.of(new AccountChange(
                account,
                session.openingRecord().id().value(),
                0,
                made,
                AccountChange.Guard.NONE,
                OptionalLong.of(Safe.MAX)));
    }

    private Head head(NegotiationSession session) {
        boolean open = session.isOpen();
        return new Head(
                session.openingRecord().tenant(),
                session.openingRecord().id(),
                session.openingRecord().listing().ref(),
                session.openingRecord().listing().category(),
                session.openingRecord().protocol(),
                session.progress().version(),
                open,
                session.phase(),
                open ? session.protocol().nextDeadline(session.state()) : Optional.empty(),
                session.openingRecord().seats(),
                session.openingRecord().openedAt(),
                before.filter(known -> !known.isOpen())
                        .flatMap(this::endedAt)
                        .orElse(session.progress().at()),
                false);
    }

    /** What comes after the end is no move: a cool-down counts from when it ended. */
    private Optional<Instant> endedAt(NegotiationSession ended) {
        OpeningRecord openingRecord = ended.openingRecord();
        return environment
                .store()
                .head(openingRecord.tenant(), openingRecord.id())
                .map(Head::updatedAt);
    }
}
