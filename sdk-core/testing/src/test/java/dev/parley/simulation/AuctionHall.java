// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import dev.parley.ParleyBuilder;
import dev.parley.api.EventView;
import dev.parley.api.MakeMove;
import dev.parley.api.MandateView;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.OperatorAction;
import dev.parley.api.VoidBid;
import dev.parley.mandate.Conduct;
import dev.parley.mandate.MandateDraft;
import dev.parley.model.AgentId;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.auction.english.EnglishAuction;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An English auction of a lamp in an application, with mandates of bidders by the names of their agents. */
final class AuctionHall implements AutoCloseable {
    static final Caller SELLER = Caller.person("sam");
    private static final ListingRef LAMP = new ListingRef("lamp-1");

    private final TestParley test;
    private final Map<String, MandateView> mandates = new HashMap<>();
    private final Map<String, Caller> principals = new HashMap<>();
    private NegotiationId auction = new NegotiationId("none");

    private AuctionHall(TestParley test) {
        this.test = test;
    }

    static AuctionHall none() {
        return new AuctionHall(TestParley.empty(builder -> builder));
    }

    /** An hour from 1.00 in steps of 1.00, with a close that does not move. */
    static Json.Builder rules() {
        Json range = Json.object().put("from", 0).put("step", 1_00).build();
        return Json.object()
                .put("increments", Json.array(List.of(range)))
                .put("startPrice", 1_00)
                .put("closesAfterSeconds", 3_600)
                .put("softCloseSeconds", 0);
    }

    static AuctionHall of(Ground ground, Json.Builder rules) {
        return of(ground, rules, Optional.empty());
    }

    static AuctionHall of(Ground ground, Json.Builder rules, Optional<Long> reserve) {
        return of(ground::under, by(rules), reserve);
    }

    static AuctionHall of(UnaryOperator<ParleyBuilder> settings, Choice choice, Optional<Long> reserve) {
        AuctionHall hall = new AuctionHall(TestParley.empty(settings));
        hall.test.publish(PolicyDraft.everything(choice));
        hall.auction = hall.opened(LAMP, reserve);
        return hall;
    }

    static Choice by(Json.Builder rules) {
        return new Choice(EnglishAuction.ID, rules.build(), SettlementRule.EACH_ITEM);
    }

    private NegotiationId opened(ListingRef listing, Optional<Long> reserve) {
        test.put(ListingDraft.by("sam", listing.value())
                .item("lamp", 2_000_00, 1)
                .build());
        Optional<Json> terms =
                reserve.map(least -> Json.object().put("reserve", least).build());
        return test.parley()
                .negotiations()
                .open(SELLER, new OpenNegotiation(listing, terms, Optional.empty()), test.key())
                .orElseThrow()
                .id();
    }

    static Caller agent(Caller principal, String name) {
        return new Caller(principal.tenant(), principal.principal(), Optional.of(new AgentId(name)), principal.roles());
    }

    void grant(Caller principal, String agent, long budget) {
        MandateDraft draft = SampleMandates.toBuy(agent)
                .conduct(Conduct.of("bid", "join", "buy-now", "take-back", "accept", "decline"))
                .budget(budget);
        mandates.put(agent, test.grant(principal, draft));
        principals.put(agent, principal);
    }

    long held(String agent) {
        MandateView mandate = Objects.requireNonNull(mandates.get(agent));
        return test.parley()
                .mandates()
                .find(
                        Objects.requireNonNull(principals.get(agent)),
                        mandate.mandate().id())
                .orElseThrow()
                .budgetHeld();
    }

    void revoke(String agent) {
        MandateView mandate = Objects.requireNonNull(mandates.get(agent));
        test.parley()
                .mandates()
                .revoke(
                        Objects.requireNonNull(principals.get(agent)),
                        mandate.mandate().id(),
                        test.key())
                .orElseThrow();
        test.parley().runDue();
    }

    void join(Caller caller) {
        joinCode(caller);
    }

    String joinCode(Caller caller) {
        return test.parley()
                .negotiations()
                .join(caller, auction, Optional.empty(), test.key())
                .match(done -> "DONE", refused -> refused.code().name());
    }

    String bid(Caller caller, long cents) {
        return code(caller, MakeMove.of("bid", ListingDraft.price("lamp", cents)));
    }

    String move(Caller caller, String kind) {
        return code(caller, MakeMove.of(kind));
    }

    private String code(Caller caller, MakeMove move) {
        return test.parley()
                .negotiations()
                .move(caller, auction, move, test.key())
                .match(done -> "DONE", refused -> refused.code().name());
    }

    /** Answers the second chance that a caller is shown. */
    String answer(Caller caller, String kind) {
        return code(caller, TestParley.answer(look(caller), kind));
    }

    /** An operator cancels the deals of a buyer. */
    void cancelDeals(Caller buyer) {
        look(buyer)
                .deals()
                .forEach(deal -> test.parley()
                        .deals()
                        .cancel(TestParley.OPERATOR, deal, test.key())
                        .orElseThrow());
        test.parley().runDue();
    }

    /** A bid at another auction of the same seller. */
    void elsewhere(Caller principal, Caller caller, long cents) {
        NegotiationId here = auction;
        auction = opened(new ListingRef("lamp-2"), Optional.empty());
        join(principal);
        bid(caller, cents);
        auction = here;
    }

    void sellElsewhere() {
        test.parley()
                .listings()
                .sold(TestParley.HOST, LAMP, new ItemId("lamp"), 1, test.key())
                .orElseThrow();
        test.parley().runDue();
    }

    void control(OperatorAction action) {
        test.parley()
                .negotiations()
                .control(TestParley.OPERATOR, auction, action, test.key())
                .orElseThrow();
    }

    void bar(Caller caller) {
        test.parley()
                .principals()
                .bar(TestParley.OPERATOR, caller.principal(), "an accomplice of the seller", test.key())
                .orElseThrow();
        test.parley().runDue();
    }

    /** The types of the events that somebody is shown. */
    List<String> events(Caller caller) {
        return test
                .parley()
                .negotiations()
                .events(caller, auction, Optional.empty(), 100)
                .orElseThrow()
                .items()
                .stream()
                .map(EventView::type)
                .toList();
    }

    /** Voids the bids of the bidder of that number. */
    String voids(String number) {
        String seat =
                look(TestParley.OPERATOR).details().get("seats").get(number).text();
        VoidBid bid = new VoidBid(new SeatId(seat), Optional.empty(), "an accomplice of the seller");
        return test.parley()
                .negotiations()
                .voidBid(TestParley.OPERATOR, auction, bid, test.key())
                .match(done -> "DONE", refused -> refused.code().name());
    }

    /** All that some may read, without ids, which are random: views with revisions, events, and how long a transcript they get. */
    List<String> seen(Caller... callers) {
        List<String> seen = new ArrayList<>();
        for (Caller caller : callers) {
            NegotiationView view = look(caller);
            seen.add(caller.principal() + " " + view.details().canonicalText() + view.revision() + view.updatedAt()
                    + view.allowed());
            test.parley()
                    .negotiations()
                    .events(caller, auction, Optional.empty(), 100)
                    .orElseThrow()
                    .items()
                    .forEach(event -> seen.add(
                            event.number() + event.type() + event.details().canonicalText()));
            seen.add(test.parley()
                    .negotiations()
                    .transcript(caller, auction)
                    .match(
                            export -> "events in the transcript: "
                                    + export.value().events().size(),
                            refused -> refused.code().name()));
        }
        return seen.stream()
                .map(text -> text.replaceAll("(off|buyer|neg)_[a-z0-9]+", "$1"))
                .toList();
    }

    NegotiationView look(Caller caller) {
        return test.parley().negotiations().find(caller, auction).orElseThrow();
    }

    Json own(Caller caller) {
        return look(caller).details().get("own");
    }

    long price() {
        return look(TestParley.OPERATOR).details().get("price").integer();
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
