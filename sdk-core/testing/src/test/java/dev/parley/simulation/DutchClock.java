// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import dev.parley.api.DrawExport;
import dev.parley.api.MakeMove;
import dev.parley.api.MandateView;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.OperatorAction;
import dev.parley.api.Outcome;
import dev.parley.audit.PublishedKey;
import dev.parley.mandate.Conduct;
import dev.parley.model.AgentId;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.auction.dutch.DutchAuction;
import dev.parley.protocol.auction.dutch.DutchDraw;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A lamp under a Dutch clock in an application: from 100.00 down to 50.00 in steps of 10.00, a minute each. */
final class DutchClock implements AutoCloseable {
    static final Caller SELLER = Caller.person("sam");
    private static final ListingRef LAMP = new ListingRef("lamp-1");

    private final TestParley test;
    private NegotiationId auction;

    private DutchClock(TestParley test, NegotiationId auction) {
        this.test = test;
        this.auction = auction;
    }

    static DutchClock of(Ground ground, int units, long stock) {
        return of(ground, units, stock, Optional.empty(), rules -> rules);
    }

    static DutchClock of(
            Ground ground, int units, long stock, Optional<Long> reserve, UnaryOperator<Json.Builder> more) {
        TestParley test = TestParley.empty(ground::under);
        Json.Builder rules = Json.object()
                .put("amounts", "minor-units")
                .put("start", 100_00)
                .put("step", 10_00)
                .put("floor", 50_00)
                .put("stepSeconds", 60)
                .put("units", (long) units);
        test.publish(PolicyDraft.everything(
                new Choice(DutchAuction.ID, more.apply(rules).build(), SettlementRule.EACH_ITEM)));
        DutchClock clock = new DutchClock(test, new NegotiationId("none"));
        clock.auction = clock.opened(LAMP, stock, reserve);
        return clock;
    }

    private NegotiationId opened(ListingRef listing, long stock, Optional<Long> reserve) {
        test.put(ListingDraft.by("sam", listing.value())
                .item("lamp", 2_000_00, stock)
                .build());
        Optional<Json> terms =
                reserve.map(least -> Json.object().put("reserve", least).build());
        return test.parley()
                .negotiations()
                .open(SELLER, new OpenNegotiation(listing, terms, Optional.empty()), test.key())
                .orElseThrow()
                .id();
    }

    /** Another clock of the same seller, beside this one. */
    DutchClock another() {
        return new DutchClock(test, opened(new ListingRef("lamp-2"), 1, Optional.empty()));
    }

    static Caller agent(Caller principal, String name) {
        return new Caller(principal.tenant(), principal.principal(), Optional.of(new AgentId(name)), principal.roles());
    }

    MandateView grant(Caller principal, String agent, long budget) {
        return test.grant(
                principal,
                SampleMandates.toBuy(agent)
                        .conduct(Conduct.of("accept", "join"))
                        .budget(budget));
    }

    long held(Caller principal, MandateView mandate) {
        return test.parley()
                .mandates()
                .find(principal, mandate.mandate().id())
                .orElseThrow()
                .budgetHeld();
    }

    void revoke(Caller principal, MandateView mandate) {
        test.parley()
                .mandates()
                .revoke(principal, mandate.mandate().id(), test.key())
                .orElseThrow();
        test.parley().runDue();
    }

    /** Buyers by numbers, seated. */
    List<Caller> buyers(int count) {
        List<Caller> buyers = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            buyers.add(join(Caller.person("buyer-" + number)));
        }
        return buyers;
    }

    Caller join(Caller caller) {
        test.parley()
                .negotiations()
                .join(caller, auction, Optional.empty(), test.key())
                .orElseThrow();
        return caller;
    }

    String joinCode(Caller caller) {
        return code(test.parley().negotiations().join(caller, auction, Optional.empty(), test.key()));
    }

    String accept(Caller caller, long cents) {
        MakeMove move = MakeMove.of("accept", ListingDraft.price("lamp", cents));
        return code(test.parley().negotiations().move(caller, auction, move, test.key()));
    }

    static String code(Outcome<?> outcome) {
        return outcome.match(done -> "DONE", refused -> refused.code().name());
    }

    void control(OperatorAction action) {
        test.parley()
                .negotiations()
                .control(TestParley.OPERATOR, auction, action, test.key())
                .orElseThrow();
    }

    void sellElsewhere(long units) {
        test.parley()
                .listings()
                .sold(TestParley.HOST, LAMP, new ItemId("lamp"), units, test.key())
                .orElseThrow();
        test.parley().runDue();
    }

    void seconds(long seconds) {
        test.clock().advance(Duration.ofSeconds(seconds));
    }

    NegotiationView look(Caller caller) {
        return test.parley().negotiations().find(caller, auction).orElseThrow();
    }

    String phase() {
        return look(TestParley.OPERATOR).phase();
    }

    /** How many of these callers have a deal, each at that amount. */
    long deals(List<Caller> callers, long cents) {
        return callers.stream()
                .flatMap(caller -> look(caller).deals().stream()
                        .map(deal -> test.parley()
                                .deals()
                                .find(caller, deal)
                                .orElseThrow()
                                .deal()
                                .total()
                                .minorUnits()))
                .filter(paid -> paid == cents)
                .count();
    }

    Outcome<DrawExport> draw(Caller caller) {
        return test.parley().draws().open(caller, auction, new ItemId("lamp"));
    }

    DutchDraw verifier() {
        return new DutchDraw(PublishedKey.fromJwks(test.parley().keys().jwks()));
    }

    TestParley test() {
        return test;
    }

    NegotiationId auction() {
        return auction;
    }

    @Override
    public void close() {
        test.close();
    }
}
