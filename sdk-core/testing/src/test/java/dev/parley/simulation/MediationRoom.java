// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import dev.parley.ParleyBuilder;
import dev.parley.api.MakeMove;
import dev.parley.api.MandateView;
import dev.parley.api.Mandates;
import dev.parley.api.NegotiationView;
import dev.parley.api.Negotiations;
import dev.parley.api.OpenNegotiation;
import dev.parley.model.Domain;
import dev.parley.model.Hash;
import dev.parley.model.Issue;
import dev.parley.model.IssueId;
import dev.parley.model.IssueRole;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.model.OfferId;
import dev.parley.model.PrincipalId;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.WireMove;
import dev.parley.protocol.mediated.Mediated;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;

/** One mediation over works of three issues of ten units: who states, proposes and answers what, and what comes of it. */
final class MediationRoom implements AutoCloseable {
    static final Caller SELLER = Caller.person("sam");
    static final Caller BUYER = Caller.person("ben");
    static final Caller OTHER = Caller.person("olga");
    static final Caller MIRA = Caller.person("mira");
    private static final ListingRef WORKS = new ListingRef("works-1");
    private static final List<String> ISSUES = List.of("first", "second", "third");
    static final long PRICE = 100_00;

    private TestParley test = TestParley.empty(builder -> builder);
    private Callable<String> rows = () -> "";
    private NegotiationId talk = new NegotiationId("none");

    @Override
    public void close() {
        test.close();
    }

    /** Three issues of ten units, and a price that is not at issue. */
    private static Listing works() {
        List<Issue> issues = new ArrayList<>();
        issues.add(new Issue(
                ListingDraft.PRICE, IssueRole.UNIT_PRICE, new Domain.Price(ListingDraft.EUR, PRICE, PRICE, 1)));
        ISSUES.forEach(name -> issues.add(new Issue(new IssueId(name), IssueRole.OTHER, new Domain.Numbers(0, 10, 1))));
        return Listing.of(
                WORKS.value(), "sam", "works", new Item(new ItemId("hall"), "Hall", issues, Money.of(PRICE, "EUR"), 5));
    }

    void open(Ground ground, PrincipalId mediator, Json.Builder rules) {
        test.close();
        test = TestParley.empty(builder -> {
            ParleyBuilder placed = ground.place().apply(builder.factWait(Duration.ofSeconds(30)));
            rows = Ground.rows(placed);
            return placed;
        });
        test.publish(PolicyDraft.everything(
                new Choice(Mediated.ID, rules.build(), SettlementRule.ALL).mediatedBy(mediator)));
        test.put(works());
        talk = test.parley()
                .negotiations()
                .open(BUYER, OpenNegotiation.on(WORKS), test.key())
                .orElseThrow()
                .id();
    }

    void open(Ground ground, Json.Builder rules) {
        open(ground, PrincipalId.SERVICE, rules);
    }

    /** The buyer has the units, the seller what is left of the ten. */
    String state(Caller caller, long reservation, long... weights) {
        List<Json> issues = new ArrayList<>();
        for (int issue = 0; issue < weights.length; issue++) {
            List<Long> units = LongStream.rangeClosed(0, 10)
                    .map(unit -> caller.equals(SELLER) ? 10 - unit : unit)
                    .boxed()
                    .toList();
            issues.add(Json.object()
                    .put("item", "hall")
                    .put("issue", ISSUES.get(issue))
                    .put("weight", weights[issue])
                    .put("values", Json.array(units, Json::of))
                    .build());
        }
        Json payload = Json.object()
                .put("issues", Json.array(issues))
                .put("reservation", reservation)
                .build();
        return move(caller, "state", List.of(), payload);
    }

    String move(Caller caller, String kind, List<Terms> items, Json payload) {
        return code(
                caller,
                new MakeMove(Optional.empty(), Optional.empty(), new WireMove(kind, items, payload), Optional.empty()));
    }

    String answer(Caller caller, String kind) {
        Json proposal = look(caller).details().get("proposal");
        WireMove move = new WireMove(kind, List.of(), Json.object().build());
        return code(
                caller,
                new MakeMove(
                        Optional.of(new OfferId(proposal.get("id").text())),
                        Optional.of(new Hash(proposal.get("termsHash").text())),
                        move,
                        Optional.empty()));
    }

    String propose(long first, long second, long third) {
        Terms terms = Terms.of(
                new ItemId("hall"),
                Map.of(
                        ListingDraft.PRICE,
                        Value.of(Money.of(PRICE, "EUR")),
                        new IssueId("first"),
                        Value.of(first),
                        new IssueId("second"),
                        Value.of(second),
                        new IssueId("third"),
                        Value.of(third)));
        return code(MIRA, MakeMove.of("propose", terms).seeing(look(MIRA).revision()));
    }

    private String code(Caller caller, MakeMove move) {
        String code = test.parley()
                .negotiations()
                .move(caller, talk, move, test.key())
                .match(done -> "DONE", refused -> refused.code().name());
        test.parley().runDue();
        return code;
    }

    NegotiationView look(Caller caller) {
        return test.parley().negotiations().find(caller, talk).orElseThrow();
    }

    String reason() {
        return look(TestParley.OPERATOR).details().get("closeReason").text();
    }

    /** What the buyer gets of each issue by the proposal. */
    List<Long> units(Caller caller) {
        Json values = look(caller)
                .details()
                .get("proposal")
                .get("terms")
                .elements()
                .get(0)
                .get("values");
        return ISSUES.stream().map(issue -> values.get(issue).integer()).toList();
    }

    long held(MandateView mandate) {
        return test.parley()
                .mandates()
                .find(BUYER, mandate.mandate().id())
                .orElseThrow()
                .budgetHeld();
    }

    TestParley test() {
        return test;
    }

    Negotiations negotiations() {
        return test.parley().negotiations();
    }

    Mandates mandates() {
        return test.parley().mandates();
    }

    NegotiationId talk() {
        return talk;
    }

    /** All that the store has written down, as text. */
    String rows() throws Exception {
        return rows.call();
    }
}
