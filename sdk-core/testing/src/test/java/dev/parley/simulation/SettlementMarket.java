// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import dev.parley.api.MakeMove;
import dev.parley.api.MandateView;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.mandate.Conduct;
import dev.parley.mandate.MandateDraft;
import dev.parley.model.AgentId;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.samples.Allocation;
import dev.parley.settlement.Deal;
import dev.parley.settlement.DealLine;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A camera's body, lens and bag that Sam sells, by a settlement rule, and what people do about it. */
final class SettlementMarket implements AutoCloseable {
    static final Caller SAM = Caller.person("sam");
    static final Caller ANN = Caller.person("ann");
    static final Caller BOB = Caller.person("bob");
    static final ListingRef CAMERA = new ListingRef("camera-1");

    final TestParley test;
    private NegotiationId talk = new NegotiationId("none");

    SettlementMarket(Ground ground, ProtocolId protocol, Json rules, SettlementRule settlement, Listing listing) {
        test = TestParley.empty(builder -> ground.under(builder.protocol(new Allocation())));
        test.publish(PolicyDraft.everything(new Choice(protocol, rules, settlement)));
        test.put(listing);
    }

    /** A market with the default rules, one piece of each item. */
    static SettlementMarket of(Ground ground, ProtocolId protocol, SettlementRule settlement) {
        return of(ground, protocol, settlement, listing -> listing);
    }

    /** The same with something of the listing said otherwise. */
    static SettlementMarket of(
            Ground ground, ProtocolId protocol, SettlementRule settlement, UnaryOperator<ListingDraft> change) {
        ListingDraft draft = ListingDraft.by("sam", CAMERA.value())
                .item("body", 900_00, 1)
                .item("lens", 400_00, 1)
                .item("bag", 50_00, 1);
        return new SettlementMarket(
                ground,
                protocol,
                Json.object().build(),
                settlement,
                change.apply(draft).build());
    }

    static Caller agent(Caller principal) {
        return new Caller(
                principal.tenant(),
                principal.principal(),
                Optional.of(new AgentId("bot-of-" + principal.principal())),
                principal.roles());
    }

    MandateView mandate(Caller principal, UnaryOperator<MandateDraft> limits) {
        String agent = agent(principal).agent().orElseThrow().value();
        boolean sells = principal.equals(SAM);
        MandateDraft draft = (sells ? SampleMandates.toSell(agent) : SampleMandates.toBuy(agent))
                .conduct(Conduct.of(
                        "offer",
                        "counter",
                        "accept",
                        "reject",
                        "withdraw",
                        "submit",
                        "order",
                        "join",
                        "take",
                        "close"));
        return test.grant(principal, limits.apply(draft));
    }

    NegotiationView open(Caller caller) {
        NegotiationView view = opens(caller).orElseThrow();
        talk = view.id();
        return view;
    }

    Outcome<NegotiationView> opens(Caller caller) {
        return test.parley().negotiations().open(caller, OpenNegotiation.on(CAMERA), test.key());
    }

    void join(Caller caller) {
        test.parley()
                .negotiations()
                .join(caller, talk, Optional.empty(), test.key())
                .orElseThrow();
    }

    static Terms price(String item, long cents) {
        return ListingDraft.price(item, cents);
    }

    Outcome<NegotiationView> moves(Caller caller, MakeMove move) {
        return test.parley().negotiations().move(caller, talk, move, test.key());
    }

    /** A move that looks at what stands first. */
    String move(Caller caller, String kind, Terms... items) {
        return code(moves(caller, MakeMove.of(kind, items).seeing(look(caller).revision())));
    }

    /** Accepts some items of the offer on the table, all of it where none are named. */
    String accept(Caller caller, String... items) {
        Json.Builder payload = Json.object();
        if (items.length > 0) {
            payload.put("items", Json.array(List.of(items), Json::of));
        }
        return code(moves(caller, MakeMove.of("accept").payload(payload.build()).answering(look(caller))));
    }

    static String code(Outcome<?> outcome) {
        return outcome.match(done -> "DONE", refused -> refused.code().name());
    }

    NegotiationView look(Caller caller) {
        return test.parley().negotiations().find(caller, talk).orElseThrow();
    }

    /** Everything that follows happens in that negotiation. */
    void turnTo(NegotiationId other) {
        talk = other;
    }

    /** The deals of this negotiation in a caller's view, the first first: items and total. */
    List<String> deals(Caller caller) {
        return look(caller).deals().stream()
                .map(deal ->
                        test.parley().deals().find(caller, deal).orElseThrow().deal())
                .sorted(Comparator.comparing(Deal::agreedAt))
                .map(SettlementMarket::text)
                .toList();
    }

    private static String text(Deal deal) {
        Money total = deal.total();
        return String.join(
                        "+",
                        deal.lines().stream()
                                .map(DealLine::terms)
                                .map(terms -> terms.item().value())
                                .toList())
                + " " + total.minorUnits();
    }

    long held(Caller principal, MandateView mandate) {
        return fresh(principal, mandate).budgetHeld();
    }

    MandateView fresh(Caller principal, MandateView mandate) {
        return test.parley().mandates().find(principal, mandate.mandate().id()).orElseThrow();
    }

    /** The host has sold one elsewhere. */
    void soldElsewhere(String item) {
        test.parley()
                .listings()
                .sold(TestParley.HOST, CAMERA, new ItemId(item), 1, test.key())
                .orElseThrow();
        test.parley().runDue();
    }

    /** How many of an item nobody has. */
    long available(String item) {
        return test.parley().listings().stock(TestParley.HOST, CAMERA).orElseThrow().stream()
                .filter(stock -> stock.item().value().equals(item))
                .mapToLong(stock -> stock.capacity() - stock.held() - stock.consumed())
                .sum();
    }

    @Override
    public void close() {
        test.close();
    }
}
