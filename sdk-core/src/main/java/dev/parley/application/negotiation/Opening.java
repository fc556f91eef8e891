package dev.parley.application.negotiation;

import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.Idempotency;
import dev.parley.application.Violation;
import dev.parley.application.listing.Catalogue;
import dev.parley.application.listing.ForSale;
import dev.parley.application.listing.Restocking;
import dev.parley.application.listing.StockRoom;
import dev.parley.application.mandate.Approvals;
import dev.parley.application.policy.PolicyBook;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Append;
import dev.parley.application.store.Condition;
import dev.parley.mandate.Approval;
import dev.parley.mandate.Mandate;
import dev.parley.mandate.ProposedMove;
import dev.parley.mandate.ProposedOpening;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.NegotiationId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.policy.Choice;
import dev.parley.policy.Policy;
import dev.parley.port.Caller;
import dev.parley.protocol.Need;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Opens negotiations. */
public final class Opening {
    private static final SeatId SELLER = new SeatId("seller");
    private static final SeatId BUYER = new SeatId("buyer");
    private static final SeatId MEDIATOR = new SeatId("mediator");

    private final Desk desk;
    private final Environment environment;
    private final Catalogue catalogue;
    private final PolicyBook policies;
    private final Rules rules;
    private final StockRoom stockRoom;
    private final Restocking restocking;
    private final Committing committing;
    private final Answering answering;

    public Opening(Desk desk) {
        this.desk = desk;
        this.environment = desk.environment();
        this.catalogue = new Catalogue(environment);
        this.policies = new PolicyBook(environment);
        this.rules = new Rules(environment, desk.authority());
        this.stockRoom = new StockRoom(environment);
        this.restocking = new Restocking(environment);
        this.committing = new Committing(desk);
        this.answering = new Answering(desk);
    }

    Outcome<NegotiationView> open(Caller caller, OpenNegotiation open, IdempotencyKey key) {
        Idempotency.Command command = new Idempotency.Command(caller, "open", key, request(open));
        return desk.idempotency()
                .once(
                        command,
                        keep -> committing.untilOver(
                                () -> attempt(caller, open, Optional.empty(), Optional.of(keep), Beside.answer(keep))),
                        answer -> desk.replay(caller, answer));
    }

    /**
     * Opens what its principal has approved, in the agent's name, decided afresh. A refusal tells the principal everything.
     *
     * @param approval as it was granted, with what it opens
     * @param beside what is written together with the opening
     * @return nothing when the command's answer was kept by another request
     */
    public Optional<Outcome<NegotiationView>> approved(Approval approval, Beside beside) {
        ProposedOpening proposed = approval.opening().orElseThrow();
        OpenNegotiation open = new OpenNegotiation(
                proposed.listing(), proposed.mediator(), proposed.privateTerms(), Optional.of(Moving.move(approval)));
        return committing.untilOver(
                () -> attempt(Moving.agent(approval), open, Optional.of(approval), Optional.empty(), beside));
    }

    private static Json request(OpenNegotiation open) {
        return Json.object()
                .put("listing", open.listing().value())
                .putIf("mediator", open.mediator(), mediator -> Json.of(mediator.value()))
                .putIf("privateTerms", open.privateTerms(), terms -> terms)
                .putIf("first", open.first(), Moving::request)
                .build();
    }

    private Committing.Attempted<NegotiationView> attempt(
            Caller caller,
            OpenNegotiation open,
            Optional<Approval> approval,
            Optional<Idempotency.Keep> keep,
            Beside beside) {
        Instant at = environment.now();
        Optional<ForSale> forSale = catalogue.forSale(caller.tenant(), open.listing());
        if (forSale.isEmpty()) {
            return Committing.Attempted.over(Outcome.refused(Reason.NOT_FOUND));
        }
        Listing listing = forSale.get().listing();
        List<Seat> seats = seats(caller, open, listing);
        Set<PrincipalId> principals = new HashSet<>();
        if (!seats.stream().allMatch(seat -> principals.add(seat.principal()))) {
            return Committing.Attempted.over(Outcome.refused(Reason.PRINCIPAL_ON_BOTH_SIDES));
        }
        Optional<Policy> policy = policies.current(caller.tenant());
        Optional<Choice> choice =
                policy.flatMap(found -> found.choose(listing, at)).map(rule -> rule.choice());
        if (choice.isEmpty()) {
            return Committing.Attempted.over(Outcome.refused(Reason.NOT_NEGOTIABLE));
        }
        Frame frame = new Frame(
                new NegotiationId(environment.ids().next("neg")),
                caller.tenant(),
                listing,
                forSale.get().period().number(),
                choice.get().protocol(),
                choice.get().parameters(),
                choice.get().settlement(),
                policy.map(Policy::version),
                seats,
                opener(caller, listing),
                at);
        return environment
                .protocols()
                .find(frame.protocol())
                .map(protocol -> attempt(
                        new Request(
                                caller,
                                open,
                                frame,
                                approval,
                                keep,
                                beside,
                                Optional.empty(),
                                restingOn(forSale.get(), policy.get())),
                        protocol))
                .orElseGet(() -> Committing.Attempted.over(Outcome.refused(Reason.UNKNOWN_PROTOCOL)));
    }

    private static Consumer<Append.Builder> restingOn(ForSale forSale, Policy policy) {
        return append -> forSale.restOn(append).condition(PolicyBook.inForce(policy));
    }

    /**
     * A request to open, with the frame that it would get.
     *
     * @param approval its first move as its principal approved it; empty when nobody has
     * @param keep keeps the answer when the principal has to be asked; empty once it has approved
     * @param beside what is written with the opening
     * @param taken the buyer's place on the listing, when another negotiation had it before this one was decided
     * @param basis lets an append be written only while what was read for it stands
     */
    private record Request(
            Caller caller,
            OpenNegotiation open,
            Frame frame,
            Optional<Approval> approval,
            Optional<Idempotency.Keep> keep,
            Beside beside,
            Optional<AccountId> taken,
            Consumer<Append.Builder> basis) {
        Seat seat() {
            return frame.seats().stream()
                    .filter(seat -> seat.id().equals(frame.openedBy()))
                    .findFirst()
                    .orElseThrow();
        }

        Request with(Frame other) {
            return new Request(caller, open, other, approval, keep, beside, taken, basis);
        }

        Request restingOn(List<Condition> more) {
            Consumer<Append.Builder> whole = append -> {
                basis.accept(append);
                more.forEach(append::condition);
            };
            return new Request(caller, open, frame, approval, keep, beside, taken, whole);
        }

        Request meeting(Optional<AccountId> place) {
            return new Request(caller, open, frame, approval, keep, beside, place, basis);
        }
    }

    private static SeatId opener(Caller caller, Listing listing) {
        return caller.principal().equals(listing.seller()) ? SELLER : BUYER;
    }

    private static List<Seat> seats(Caller caller, OpenNegotiation open, Listing listing) {
        List<Seat> seats = new ArrayList<>();
        seats.add(new Seat(SELLER, SeatRole.SELLER, listing.seller()));
        if (!caller.principal().equals(listing.seller())) {
            seats.add(new Seat(BUYER, SeatRole.BUYER, caller.principal()));
        }
        open.mediator().ifPresent(mediator -> seats.add(new Seat(MEDIATOR, SeatRole.MEDIATOR, mediator)));
        return seats;
    }

    private <R, M, S, E> Committing.Attempted<NegotiationView> attempt(Request request, Protocol<R, M, S, E> protocol) {
        Frame frame = request.frame();
        R parameters = protocol.codecs().readRules(frame.rules());
        Frame whole = frame.withRules(protocol.codecs().writeRules(parameters));
        List<Violation> faults = request.open()
                .privateTerms()
                .filter(terms -> !terms.members().isEmpty())
                .map(terms -> environment.schemas().violations(protocol.codecs().privateTermsSchema(), terms))
                .orElse(List.of());
        if (!faults.isEmpty()) {
            return Committing.Attempted.over(
                    Outcome.refused(Violation.refusal(Reason.INVALID_REQUEST, "/privateTerms", faults)));
        }
        return begin(request.with(whole), protocol, parameters);
    }

    private <R, M, S, E> Committing.Attempted<NegotiationView> begin(
            Request request, Protocol<R, M, S, E> protocol, R parameters) {
        Frame frame = request.frame();
        Optional<Refusal> uncovered =
                desk.authority().uncovered(request.caller(), request.seat().role(), frame.listing(), frame.openedAt());
        if (uncovered.isPresent()) {
            return Committing.Attempted.over(Outcome.refused(uncovered.get()));
        }
        Set<Need> needs = protocol.needs(frame.opening(parameters, Map.of()));
        Request placed = request.meeting(placeTaken(frame, needs));
        var decided = new OpeningTerms<>(environment, frame, protocol, parameters)
                .decide(request.open().privateTerms());
        return decided.decision()
                .match(
                        events -> opened(placed.restingOn(decided.basis()), protocol, events),
                        refusal -> Committing.Attempted.over(refused(request.caller(), refusal)));
    }

    /** What is wrong with the opener's own private terms is told to their owner alone. */
    private static Outcome<NegotiationView> refused(Caller caller, Refusal refusal) {
        boolean owner = caller.agent().isEmpty();
        return new Outcome.Refused<>(refusal.code(), new TreeMap<>(refusal.paramsFor(owner)), List.of(), false);
    }

    /**
     * Where what the opener did in other negotiations counts, its place on the listing is looked at first: one that
     * becomes free afterwards may do so by an end, and offers, that were not among those that were counted.
     */
    private Optional<AccountId> placeTaken(Frame frame, Set<Need> needs) {
        return needs.stream()
                .flatMap(need -> whoseDoings(need).stream())
                .flatMap(principal -> taken(frame, principal).stream())
                .findFirst();
    }

    private static Optional<PrincipalId> whoseDoings(Need need) {
        if (need instanceof Need.OffersOnListing offers) {
            return Optional.of(offers.principal());
        }
        return need instanceof Need.LastWithoutDeal last ? Optional.of(last.principal()) : Optional.empty();
    }

    private Optional<AccountId> taken(Frame frame, PrincipalId buyer) {
        return Optional.of(AccountId.slot(frame.listing().ref(), buyer))
                .filter(place ->
                        !environment.store().holds(frame.tenant(), place, 1).isEmpty());
    }

    private <R, M, S, E> Committing.Attempted<NegotiationView> opened(
            Request request, Protocol<R, M, S, E> protocol, List<E> events) {
        Seat seat = request.seat();
        Instant at = request.frame().openedAt();
        Optional<Mandate> mandate = desk.authority()
                .find(request.caller(), seat.role(), request.frame().listing(), at);
        Warrant warrant = new Warrant(request.caller().agent(), mandate.map(Mandate::id));
        Step<R, M, S, E> step = Step.opening(environment, request.frame(), protocol, warrant);
        step.take(events, Optional.empty());
        if (isSoldOut(step)) {
            return Committing.Attempted.over(Outcome.refused(Reason.STOCK_UNAVAILABLE));
        }
        return request.open().first().isEmpty() ? commit(request, step) : first(request, step);
    }

    /** Tells a negotiation that is about to open what can no longer be had, and whether that ends it. */
    private <R, M, S, E> boolean isSoldOut(Step<R, M, S, E> step) {
        Frame frame = step.run().frame();
        restocking.follow(frame.tenant(), frame.listing());
        Set<ItemId> gone = stockRoom.gone(frame.tenant(), frame.listing());
        if (!gone.isEmpty()) {
            step.take(Obstacle.stock(gone));
        }
        return !step.run().isOpen();
    }

    /** Makes the first move as the protocol's next decision, in the same append. */
    private <R, M, S, E> Committing.Attempted<NegotiationView> first(Request request, Step<R, M, S, E> step) {
        Rules.Proposal proposal = new Rules.Proposal(
                request.seat(),
                request.caller(),
                request.open().first().orElseThrow(),
                Rules.Proposal.Standing.OPENING,
                request.approval()
                        .filter(approval -> approval.opening().equals(Optional.of(proposed(request))))
                        .map(Approval::amount));
        Instant at = request.frame().openedAt();
        return rules.rule(step, proposal, at)
                .match(
                        refused ->
                                Committing.Attempted.over(refusal(request, step, proposal, atFirst(refused.refusal()))),
                        ask -> ask(request, step, proposal, ask),
                        go -> commit(request, go.step()));
    }

    private static ProposedOpening proposed(Request request) {
        Frame frame = request.frame();
        return new ProposedOpening(
                frame.listing().ref(),
                request.open().mediator(),
                request.open().privateTerms(),
                frame.protocol(),
                frame.rulesHash());
    }

    /** Nothing is asked that a grant could not open. */
    private Committing.Attempted<NegotiationView> ask(
            Request request, Step<?, ?, ?, ?> step, Rules.Proposal proposal, Ruling.Ask ask) {
        if (request.approval().isPresent()) {
            return Committing.Attempted.over(Moving.toPrincipal(Refusal.of(Reason.APPROVAL_REQUIRED)));
        }
        Optional<AccountId> taken = taken(request.frame(), proposal.seat().principal());
        if (taken.isPresent()) {
            return committing.placeTaken(step, taken.get());
        }
        MakeMove first = proposal.command();
        Instant at = request.frame().openedAt();
        Approvals.Asked asked = new Approvals.Asked(
                Approval.Place.opening(proposed(request)),
                ask.mandate(),
                proposal.seat().id(),
                new ProposedMove(first.answers(), first.termsHash(), first.move()),
                ask.amount(),
                at);
        return new Committing.Attempted.Over<>(new Approvals(environment)
                .ask(
                        asked,
                        refusal -> Moving.refusal(step.run(), proposal, atFirst(refusal), at),
                        request.keep().orElseThrow()));
    }

    private static Outcome<NegotiationView> refusal(
            Request request, Step<?, ?, ?, ?> step, Rules.Proposal proposal, Refusal refusal) {
        return request.approval().isPresent()
                ? Moving.toPrincipal(refusal)
                : Moving.refusal(step.run(), proposal, refusal, request.frame().openedAt());
    }

    private static Refusal atFirst(Refusal refusal) {
        return refusal.with("at", Json.of("first"));
    }

    private Committing.Attempted<NegotiationView> commit(Request request, Step<?, ?, ?, ?> step) {
        Instant at = request.frame().openedAt();
        if (request.taken().isPresent()) {
            return committing.placeTaken(step, request.taken().get());
        }
        return answering.commit(
                step,
                new Answering.Written<>(
                        request.seat(),
                        opening -> {
                            Append.Builder append = opening.append();
                            request.basis().accept(append);
                            return append;
                        },
                        request.beside(),
                        written -> Outcome.done(
                                desk.views().view(written.run(), desk.viewer(written.run(), request.caller()), at))));
    }
}
