// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import dev.parley.api.EventView;
import dev.parley.api.MakeMove;
import dev.parley.api.MandateView;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.OperatorAction;
import dev.parley.api.Outcome;
import dev.parley.mandate.MandateDraft;
import dev.parley.model.AgentId;
import dev.parley.model.Domain;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Issue;
import dev.parley.model.IssueId;
import dev.parley.model.IssueRole;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.auction.quotes.QuoteVerification;
import dev.parley.protocol.auction.quotes.QuoteVerifier;
import dev.parley.protocol.auction.quotes.RequestForQuotes;
import dev.parley.settlement.Deal;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Ann's request for chairs in an application: an hour to quote price, quantity and days to delivery, a day costing 1.00. */
final class RequestDesk implements AutoCloseable {
    static final Caller ANN = Caller.person("ann");
    private static final ListingRef CHAIRS = new ListingRef("chairs-1");
    private static final IssueId QUANTITY = new IssueId("quantity");
    private static final IssueId DAYS = new IssueId("days");

    private final TestParley test;
    private NegotiationId request = new NegotiationId("none");

    private RequestDesk(TestParley test) {
        this.test = test;
    }

    /** 20 chairs from one seller, each seller with its rank. */
    static Json.Builder rules() {
        Json days = Json.object()
                .put("issue", "days")
                .put("better", "low")
                .put("cost", 1_00)
                .build();
        return Json.object()
                .put("criteria", Json.array(List.of(days)))
                .put("units", 20)
                .put("seconds", 3_600)
                .put("rivals", "rank");
    }

    static RequestDesk of(Ground ground, Json.Builder rules) {
        RequestDesk desk = new RequestDesk(TestParley.empty(ground::under));
        desk.test.publish(
                PolicyDraft.everything(new Choice(RequestForQuotes.ID, rules.build(), SettlementRule.EACH_ITEM)));
        desk.test.put(ListingDraft.by("ann", CHAIRS.value())
                .item(
                        "chair",
                        100_00,
                        100,
                        List.of(
                                new Issue(QUANTITY, IssueRole.QUANTITY, new Domain.Numbers(10, 100, 10)),
                                new Issue(DAYS, IssueRole.OTHER, new Domain.Numbers(1, 30, 1))))
                .build()
                .wanted());
        return desk;
    }

    /** Opened by Ann, with sellers who have joined. */
    RequestDesk open(Caller... sellers) {
        assertDone(opens(ANN, Optional.empty()));
        for (Caller seller : sellers) {
            assertDone(joins(seller));
        }
        return this;
    }

    private static void assertDone(String code) {
        if (!code.equals("DONE")) {
            throw new AssertionError(code);
        }
    }

    String opens(Caller caller, Optional<Long> ceiling) {
        Optional<Json> terms =
                ceiling.map(most -> Json.object().put("ceiling", most).build());
        return test.parley()
                .negotiations()
                .open(caller, new OpenNegotiation(CHAIRS, terms, Optional.empty()), test.key())
                .match(
                        done -> {
                            request = done.value().id();
                            return "DONE";
                        },
                        refused -> refused.code().name());
    }

    String joins(Caller caller) {
        return code(test.parley().negotiations().join(caller, request, Optional.empty(), test.key()));
    }

    String quote(Caller caller, long cents, long units, long days) {
        return quote(caller, cents, units, days, test.key());
    }

    String quote(Caller caller, long cents, long units, long days, IdempotencyKey key) {
        Terms terms = Terms.of(
                new ItemId("chair"),
                Map.of(
                        ListingDraft.PRICE,
                        Value.of(new Money(cents, ListingDraft.EUR)),
                        QUANTITY,
                        Value.of(units),
                        DAYS,
                        Value.of(days)));
        return code(test.parley().negotiations().move(caller, request, MakeMove.of("quote", terms), key));
    }

    String withdraw(Caller caller) {
        return code(test.parley().negotiations().move(caller, request, MakeMove.of("withdraw"), test.key()));
    }

    static String code(Outcome<?> outcome) {
        return outcome.match(done -> "DONE", refused -> refused.code().name());
    }

    static Caller agent(Caller principal) {
        return new Caller(
                principal.tenant(),
                principal.principal(),
                Optional.of(new AgentId(principal.principal().value() + "s-agent")),
                principal.roles());
    }

    MandateView grant(Caller principal, MandateDraft draft) {
        return test.grant(principal, draft);
    }

    MandateView fresh(Caller principal, MandateView mandate) {
        return test.parley().mandates().find(principal, mandate.mandate().id()).orElseThrow();
    }

    void revoke(Caller principal, MandateView mandate) {
        test.parley()
                .mandates()
                .revoke(principal, mandate.mandate().id(), test.key())
                .orElseThrow();
        test.parley().runDue();
    }

    void control(OperatorAction action) {
        test.parley()
                .negotiations()
                .control(TestParley.OPERATOR, request, action, test.key())
                .orElseThrow();
    }

    void buyElsewhere(long units) {
        test.parley()
                .listings()
                .sold(TestParley.HOST, CHAIRS, new ItemId("chair"), units, test.key())
                .orElseThrow();
        test.parley().runDue();
    }

    void pass(Duration time) {
        test.clock().advance(time);
    }

    @Override
    public void close() {
        test.close();
    }

    NegotiationView look(Caller caller) {
        return test.parley().negotiations().find(caller, request).orElseThrow();
    }

    Json own(Caller caller) {
        return look(caller).details().get("own");
    }

    /** Each deal of a buyer or seller: by the seller's name units and what is paid. */
    Map<String, String> deals(Caller caller) {
        Map<String, String> deals = new TreeMap<>();
        look(caller).deals().forEach(id -> {
            Deal deal = test.parley().deals().find(caller, id).orElseThrow().deal();
            deals.put(
                    deal.seller().value(),
                    deal.lines().get(0).units() + " for " + deal.total().minorUnits());
        });
        return deals;
    }

    /** The events as a caller is shown them. */
    List<EventView> events(Caller caller) {
        return test.parley()
                .negotiations()
                .events(caller, request, Optional.empty(), 100)
                .orElseThrow()
                .items();
    }

    /** How many events the transcript has that a caller may fetch, or why it has none. */
    String transcript(Caller caller) {
        return test.parley()
                .negotiations()
                .transcript(caller, request)
                .match(
                        export -> export.value().events().size() + " events",
                        refused -> refused.code().name());
    }

    /** What a caller finds who checks what it was shown. */
    QuoteVerification verified(Caller caller) {
        List<EventView> events = events(caller);
        List<QuoteVerifier.Told> told = new ArrayList<>();
        events.stream().skip(1).forEach(event -> told.add(new QuoteVerifier.Told(event.type(), event.details())));
        return QuoteVerifier.verify(QuoteVerifier.opening(events.get(0).details()), told);
    }

    TestParley test() {
        return test;
    }
}
