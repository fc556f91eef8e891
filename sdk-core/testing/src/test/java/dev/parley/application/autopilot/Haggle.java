// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.autopilot;

import dev.parley.ParleyBuilder;
import dev.parley.api.AutopilotDecision;
import dev.parley.api.AutopilotDraft;
import dev.parley.api.AutopilotView;
import dev.parley.api.Autopilots;
import dev.parley.api.EventView;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.mandate.MandateDraft;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.MandateId;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.Selector;
import dev.parley.port.Caller;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.strategy.PriceStrategy;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleListings;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A bike that bert and its seller haggle over, in person or by autopilots. */
final class Haggle implements AutoCloseable {
    static final Caller SELLER = SampleListings.SELLER;
    static final Caller BERT = Caller.person("bert");
    static final PriceStrategy LINEAR = PriceStrategy.conceding(1_000);

    final TestParley test;
    final Autopilots autopilots;
    NegotiationId negotiation = new NegotiationId("none");

    private Haggle(TestParley test) {
        this.test = test;
        this.autopilots = test.parley().autopilots();
    }

    /** A negotiation with so many rounds that bert has opened without an offer. */
    static Haggle rounds(int rounds) {
        Haggle haggle = over(AlternatingOffers.ID, rules(rounds), builder -> builder);
        haggle.opens("bike-1");
        return haggle;
    }

    static Json rules(int rounds) {
        return Json.object()
                .put("maxRounds", rounds)
                .put("maxOffersPerBuyerAndListing", 1_000)
                .build();
    }

    static Haggle over(ProtocolId protocol, Json rules, UnaryOperator<ParleyBuilder> settings) {
        Haggle haggle = new Haggle(TestParley.create(settings));
        Choice choice = new Choice(protocol, rules, SettlementRule.EACH_ITEM);
        haggle.test.publish(PolicyDraft.nothing().rule(PolicyRule.always("all", Selector.EVERY_LISTING, choice)));
        return haggle;
    }

    void opens(String listing) {
        negotiation = test.parley()
                .negotiations()
                .open(BERT, OpenNegotiation.on(new ListingRef(listing)), test.key())
                .orElseThrow()
                .id();
    }

    /** The newest mandate counts, and ids of one millisecond have no order. */
    MandateId toBuy(UnaryOperator<MandateDraft> bounds) {
        test.clock().advance(Duration.ofMillis(1));
        return test.grant(BERT, bounds.apply(SampleMandates.toBuy("bot")))
                .mandate()
                .id();
    }

    MandateId toSell() {
        test.clock().advance(Duration.ofMillis(1));
        return test.grant(SELLER, SampleMandates.toSell("clerk")).mandate().id();
    }

    static Money euros(long cents) {
        return Money.of(cents, "EUR");
    }

    AutopilotDraft buying(PriceStrategy strategy, long aspiration, long reservation) {
        return new AutopilotDraft(toBuy(draft -> draft), strategy, euros(aspiration), euros(reservation));
    }

    AutopilotDraft selling(PriceStrategy strategy, long aspiration, long reservation) {
        return new AutopilotDraft(toSell(), strategy, euros(aspiration), euros(reservation));
    }

    /** Starts an autopilot, and lets it look. */
    AutopilotView starts(Caller who, AutopilotDraft draft) {
        AutopilotView started = autopilots.start(who, negotiation, draft).orElseThrow();
        test.parley().runDue();
        return started;
    }

    AutopilotView autopilot(Caller who) {
        return autopilots.find(who, negotiation).orElseThrow();
    }

    /** What an autopilot decided, the first first. */
    List<AutopilotDecision> decisions(Caller who) {
        List<AutopilotDecision> decisions = new ArrayList<>(autopilots
                .decisions(who, negotiation, Optional.empty(), 200)
                .orElseThrow()
                .items());
        Collections.reverse(decisions);
        return decisions;
    }

    NegotiationView view(Caller who) {
        return test.parley().negotiations().find(who, negotiation).orElseThrow();
    }

    /** Makes a move as its caller sees the negotiation, and lets autopilots look. */
    Outcome<NegotiationView> moves(Caller who, MakeMove move) {
        Outcome<NegotiationView> outcome = test.parley()
                .negotiations()
                .move(who, negotiation, move.seeing(view(who).revision()), test.key());
        test.parley().runDue();
        return outcome;
    }

    void counters(Caller who, long cents) {
        moves(who, TestParley.answer(view(who), "counter", ListingDraft.price("bike", cents)))
                .orElseThrow();
    }

    void offers(Caller who, long cents) {
        moves(who, MakeMove.of("offer", ListingDraft.price("bike", cents))).orElseThrow();
    }

    /** The prices that a side has offered, in cents. */
    List<Long> offered(String side) {
        List<EventView> events = test.parley()
                .negotiations()
                .events(TestParley.OPERATOR, negotiation, Optional.empty(), 200)
                .orElseThrow()
                .items();
        return events.stream()
                .filter(event -> event.type().equals("offer-made")
                        && event.details().get("by").text().equals(side))
                .map(event -> event.details()
                        .get("terms")
                        .elements()
                        .get(0)
                        .get("values")
                        .get("price")
                        .money()
                        .minorUnits())
                .toList();
    }

    /** The price of the deal, in cents; empty without one. */
    Optional<Long> agreed() {
        return view(BERT).details().get("awards").elements().stream()
                .findFirst()
                .map(award -> award.get("amount").money().minorUnits());
    }

    static String code(Outcome<?> outcome) {
        return outcome.match(done -> "DONE", refused -> refused.code().name());
    }

    @Override
    public void close() {
        test.close();
    }
}
