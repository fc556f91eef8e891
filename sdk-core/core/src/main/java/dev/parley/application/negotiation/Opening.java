// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation;

import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.command.Idempotency;
import dev.parley.application.command.Violation;
import dev.parley.application.deal.RemainingStock;
import dev.parley.application.listing.ListingCatalogue;
import dev.parley.application.listing.ListingForSale;
import dev.parley.application.listing.Restocking;
import dev.parley.application.listing.StockAccounts;
import dev.parley.application.mandate.ApprovalRecords;
import dev.parley.application.negotiation.change.AccompanyingWrites;
import dev.parley.application.negotiation.change.ChangeCommitter;
import dev.parley.application.negotiation.change.ContextLoader;
import dev.parley.application.negotiation.change.DealBlocker;
import dev.parley.application.negotiation.change.Impartiality;
import dev.parley.application.negotiation.change.MoveDecider;
import dev.parley.application.negotiation.change.MoveRuling;
import dev.parley.application.negotiation.change.NegotiationChange;
import dev.parley.application.negotiation.session.ActingAuthority;
import dev.parley.application.negotiation.session.Admissions;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.negotiation.session.OpeningRecord;
import dev.parley.application.negotiation.terms.OpeningTerms;
import dev.parley.application.policy.PolicyVersions;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Append;
import dev.parley.mandate.Approval;
import dev.parley.mandate.Mandate;
import dev.parley.mandate.ProposedMove;
import dev.parley.mandate.ProposedOpening;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.NegotiationId;
import dev.parley.model.Seat;
import dev.parley.policy.Choice;
import dev.parley.policy.Policy;
import dev.parley.port.Caller;
import dev.parley.protocol.Context;
import dev.parley.protocol.Need;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.PlayedProtocol;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Opens negotiations. */
public final class Opening {
    private final NegotiationAccess access;
    private final Environment environment;
    private final ListingCatalogue catalogue;
    private final PolicyVersions policies;
    private final MoveDecider rules;
    private final StockAccounts stock;
    private final RemainingStock remaining;
    private final Restocking restocking;
    private final PlaceOnListing places;
    private final ChangeCommitter committer;
    private final Answering answering;

    public Opening(NegotiationAccess access) {
        this.access = access;
        this.environment = access.environment();
        this.catalogue = new ListingCatalogue(environment);
        this.policies = new PolicyVersions(environment);
        this.rules = new MoveDecider(environment, access.authority());
        this.stock = new StockAccounts(environment);
        this.remaining = new RemainingStock(environment);
        this.restocking = new Restocking(environment);
        this.places = new PlaceOnListing(environment.store());
        this.committer = new ChangeCommitter(access);
        this.answering = new Answering(access);
    }

    Outcome<NegotiationView> open(Caller caller, OpenNegotiation open, IdempotencyKey key) {
        Idempotency.Command command = new Idempotency.Command(caller, "open", key, request(open));
        return access.idempotency()
                .once(
                        command,
                        keep -> access.informing(() -> committer.untilOver(() -> attempt(
                                caller, open, Optional.empty(), Optional.of(keep), AccompanyingWrites.answer(keep)))),
                        answer -> access.replay(caller, answer));
    }

    /**
     * Opens what its principal has approved, in the agent's name, decided afresh. A refusal tells the principal everything.
     *
     * @param approval as it was granted, with what it opens
     * @param accompanying what is written together with the opening
     * @return nothing when the command's answer was kept by another request
     */
    Optional<Outcome<NegotiationView>> approved(Approval approval, AccompanyingWrites accompanying) {
        ProposedOpening proposed = approval.opening().orElseThrow();
        OpenNegotiation open =
                new OpenNegotiation(proposed.listing(), proposed.privateTerms(), Optional.of(Moving.move(approval)));
        return access.informing(() -> committer.untilOver(
                () -> attempt(Moving.agent(approval), open, Optional.of(approval), Optional.empty(), accompanying)));
    }

    private static Json request(OpenNegotiation open) {
        return Json.object()
                .put("listing", open.listing().value())
                .putIf("privateTerms", open.privateTerms(), terms -> terms)
                .putIf("first", open.first(), Moving::request)
                .build();
    }

    private ChangeCommitter.Attempted<NegotiationView> attempt(
            Caller caller,
            OpenNegotiation open,
            Optional<Approval> approval,
            Optional<Idempotency.Keep> keep,
            AccompanyingWrites accompanying) {
        Instant at = environment.now();
        Optional<ListingForSale> forSale = catalogue.forSale(caller.tenant(), open.listing());
        if (forSale.isEmpty()) {
            return ChangeCommitter.Attempted.over(Outcome.refused(Reason.NOT_FOUND));
        }
        Listing listing = forSale.get().listing();
        Optional<Policy> policy = policies.current(caller.tenant());
        Optional<Choice> choice =
                policy.flatMap(found -> found.choose(listing, at)).map(rule -> rule.choice());
        OpeningSeats opening = OpeningSeats.of(caller.principal(), choice.flatMap(Choice::mediator), listing);
        List<Seat> seats = opening.seats();
        if (opening.isOneOnTwoSeats()) {
            return ChangeCommitter.Attempted.over(Outcome.refused(Reason.PRINCIPAL_ON_BOTH_SIDES));
        }
        Admissions admissions = Admissions.now(environment.store(), caller.tenant(), seats);
        Optional<Reason> barred = admissions.refusal(caller);
        if (barred.isPresent()) {
            return ChangeCommitter.Attempted.over(Outcome.refused(barred.get()));
        }
        if (choice.isEmpty()) {
            return ChangeCommitter.Attempted.over(Outcome.refused(Reason.NOT_NEGOTIABLE));
        }
        Optional<Refusal> partial =
                new Impartiality(access.authority(), caller.tenant(), listing, at).ofOpening(seats, caller);
        if (partial.isPresent()) {
            return ChangeCommitter.Attempted.over(Outcome.refused(partial.get()));
        }
        OpeningRecord openingRecord = new OpeningRecord(
                new NegotiationId(environment.ids().next("neg")),
                caller.tenant(),
                listing,
                forSale.get().period().number(),
                choice.get().protocol(),
                choice.get().parameters(),
                choice.get().settlement(),
                policy.map(Policy::version),
                choice.get().showsSoftware(),
                seats,
                admissions.numbers(),
                opening.opener(),
                at);
        return environment
                .protocols()
                .find(openingRecord.protocol())
                .map(protocol -> attempt(
                        new OpeningRequest(
                                caller, open, openingRecord, approval, keep, accompanying, Optional.empty(), append -> {
                                    forSale.get().restOn(append).condition(PolicyVersions.inForce(policy.get()));
                                    admissions.restOn(append);
                                }),
                        protocol))
                .orElseGet(() -> ChangeCommitter.Attempted.over(Outcome.refused(Reason.UNKNOWN_PROTOCOL)));
    }

    private ChangeCommitter.Attempted<NegotiationView> attempt(OpeningRequest request, PlayedProtocol protocol) {
        OpeningRecord openingRecord = request.openingRecord();
        Object parameters = protocol.forms().readRules(openingRecord.rules());
        OpeningRecord whole = openingRecord.withRules(protocol.forms().writeRules(parameters));
        List<Violation> faults = request.open()
                .privateTerms()
                .filter(terms -> !terms.members().isEmpty())
                .map(terms -> Violation.of(protocol.forms().privateTermsFaults(terms)))
                .orElse(List.of());
        if (!faults.isEmpty()) {
            return ChangeCommitter.Attempted.over(
                    Outcome.refused(Violation.refusal(Reason.INVALID_REQUEST, "/privateTerms", faults)));
        }
        return begin(request.with(whole), protocol, parameters);
    }

    private ChangeCommitter.Attempted<NegotiationView> begin(
            OpeningRequest request, PlayedProtocol protocol, Object parameters) {
        OpeningRecord openingRecord = request.openingRecord();
        Optional<Refusal> uncovered = access.authority()
                .uncovered(request.caller(), request.seat().role(), openingRecord.listing(), openingRecord.openedAt());
        if (uncovered.isPresent()) {
            return ChangeCommitter.Attempted.over(Outcome.refused(uncovered.get()));
        }
        Set<Need> needs = protocol.needs(openingRecord.opening(parameters, Map.of()));
        OpeningRequest placed = request.meeting(places.takenAmong(openingRecord, needs));
        var decided = new OpeningTerms(environment, openingRecord, protocol, parameters)
                .decide(request.open().privateTerms());
        return decided.decision()
                .match(
                        events -> opened(
                                placed.restingOn(append -> decided.addTo(append, environment, openingRecord)),
                                protocol,
                                events),
                        refusal -> ChangeCommitter.Attempted.over(refused(request.caller(), refusal)));
    }

    /** What is wrong with the opener's own private terms is told to their owner alone. */
    private static Outcome<NegotiationView> refused(Caller caller, Refusal refusal) {
        boolean owner = caller.agent().isEmpty();
        return new Outcome.Refused<>(refusal.code(), new TreeMap<>(refusal.paramsFor(owner)), List.of(), false);
    }

    private ChangeCommitter.Attempted<NegotiationView> opened(
            OpeningRequest request, PlayedProtocol protocol, List<KernelEvent<Object>> events) {
        Seat seat = request.seat();
        Instant at = request.openingRecord().openedAt();
        Optional<Mandate> mandate = access.authority()
                .find(request.caller(), seat.role(), request.openingRecord().listing(), at);
        ActingAuthority acting = new ActingAuthority(request.caller().agent(), mandate.map(Mandate::id));
        NegotiationChange change = NegotiationChange.opening(environment, request.openingRecord(), protocol, acting);
        change.take(events, Optional.empty());
        change.rest(hostsFacts(request.openingRecord(), protocol));
        Set<ItemId> gone = gone(change);
        if (!change.session().isOpen()) {
            return ChangeCommitter.Attempted.over(Outcome.refused(Reason.STOCK_UNAVAILABLE));
        }
        OpeningRequest resting = request.restingOn(
                append -> stock.left(request.openingRecord().listing(), gone).forEach(append::account));
        return resting.open().first().isEmpty() ? commit(resting, change) : first(resting, change);
    }

    /** What the host said that the opening rests on, which is at hand since it was decided. */
    private Context hostsFacts(OpeningRecord openingRecord, PlayedProtocol protocol) {
        Object parameters = protocol.forms().readRules(openingRecord.rules());
        Set<Need> needs = protocol.needs(openingRecord.opening(parameters, Map.of())).stream()
                .filter(Need.OfHost.class::isInstance)
                .collect(Collectors.toUnmodifiableSet());
        return ContextLoader.context(environment, openingRecord, needs);
    }

    /** Tells a negotiation that is about to open what can no longer be had, which may end it. */
    private Set<ItemId> gone(NegotiationChange change) {
        OpeningRecord openingRecord = change.session().openingRecord();
        restocking.follow(openingRecord.tenant(), openingRecord.listing());
        Set<ItemId> gone = remaining.gone(openingRecord.tenant(), openingRecord.listing());
        if (!gone.isEmpty()) {
            change.take(DealBlocker.stock(gone));
        }
        return gone;
    }

    /** Makes the first move as the protocol's next decision, in the same append. */
    private ChangeCommitter.Attempted<NegotiationView> first(OpeningRequest request, NegotiationChange change) {
        MoveDecider.Proposal proposal = new MoveDecider.Proposal(
                request.seat(),
                request.caller(),
                request.open().first().orElseThrow(),
                MoveDecider.Proposal.Standing.OPENING,
                request.approval()
                        .filter(approval -> approval.opening().equals(Optional.of(proposed(request))))
                        .map(Approval::amount));
        Instant at = request.openingRecord().openedAt();
        return rules.rule(change, proposal, at)
                .match(
                        refused -> ChangeCommitter.Attempted.over(
                                refusal(request, change, proposal, atFirst(refused.refusal()))),
                        ask -> ask(request, change, proposal, ask),
                        go -> commit(request, go.change()));
    }

    private static ProposedOpening proposed(OpeningRequest request) {
        OpeningRecord openingRecord = request.openingRecord();
        return new ProposedOpening(
                openingRecord.listing().ref(),
                Impartiality.mediator(openingRecord.seats()).map(Seat::principal),
                request.open().privateTerms(),
                openingRecord.protocol(),
                openingRecord.rulesHash());
    }

    /** Nothing is asked that a grant could not open. */
    private ChangeCommitter.Attempted<NegotiationView> ask(
            OpeningRequest request,
            NegotiationChange change,
            MoveDecider.Proposal proposal,
            MoveRuling.NeedsApproval ask) {
        if (request.approval().isPresent()) {
            return ChangeCommitter.Attempted.over(Moving.toPrincipal(Refusal.of(Reason.APPROVAL_REQUIRED)));
        }
        Optional<AccountId> taken =
                places.taken(request.openingRecord(), proposal.seat().principal());
        if (taken.isPresent()) {
            return committer.placeTaken(change, taken.get());
        }
        MakeMove first = proposal.command();
        Instant at = request.openingRecord().openedAt();
        ApprovalRecords.Asked asked = new ApprovalRecords.Asked(
                Approval.Place.opening(proposed(request)),
                ask.mandate(),
                proposal.seat().id(),
                new ProposedMove(first.answers(), first.termsHash(), first.move()),
                ask.amount(),
                at);
        return new ChangeCommitter.Attempted.Over<>(new ApprovalRecords(environment)
                .ask(
                        asked,
                        refusal -> Moving.refusal(change.session(), proposal, atFirst(refusal), at),
                        request.keep().orElseThrow()));
    }

    private static Outcome<NegotiationView> refusal(
            OpeningRequest request, NegotiationChange change, MoveDecider.Proposal proposal, Refusal refusal) {
        return request.approval().isPresent()
                ? Moving.toPrincipal(refusal)
                : Moving.refusal(
                        change.session(),
                        proposal,
                        refusal,
                        request.openingRecord().openedAt());
    }

    private static Refusal atFirst(Refusal refusal) {
        return refusal.with("at", Json.of("first"));
    }

    private ChangeCommitter.Attempted<NegotiationView> commit(OpeningRequest request, NegotiationChange change) {
        Instant at = request.openingRecord().openedAt();
        if (request.taken().isPresent()) {
            return committer.placeTaken(change, request.taken().get());
        }
        return answering.commit(
                change,
                new Answering.Written<>(
                        request.seat(),
                        opening -> {
                            Append.Builder append = opening.append();
                            request.basis().accept(append);
                            return append;
                        },
                        request.accompanying(),
                        written -> Outcome.done(access.views()
                                .view(written.session(), access.viewer(written.session(), request.caller()), at))));
    }
}
