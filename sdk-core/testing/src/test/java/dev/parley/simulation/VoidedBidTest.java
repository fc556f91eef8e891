// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.simulation.Nodes.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.EventView;
import dev.parley.api.MakeMove;
import dev.parley.api.MandateView;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.OperatorAction;
import dev.parley.api.Outcome;
import dev.parley.api.VoidBid;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.Selector;
import dev.parley.port.Caller;
import dev.parley.port.NegotiationListener.Happened;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.samples.SealedSale;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An operator voids one bid: what it held is free again, the negotiation goes on, and who saw the bid sees that. */
class VoidedBidTest {
    private static final Caller SELLER = Caller.person("sara");
    private static final Caller BUYER = Caller.person("bert");
    private static final Caller AGENT = Caller.agent("bert", "bot");
    private static final Caller RIVAL = Caller.person("rita");
    private static final Caller OPERATOR = TestParley.OPERATOR;
    private static final ListingRef LAMP = new ListingRef("lamp-1");
    private static final ProtocolId SEALED_SALE = new SealedSale().id();
    private static final String WHY = "an account that was taken over";

    private final List<Happened> heard = new CopyOnWriteArrayList<>();

    private TestParley market(Ground ground, ProtocolId protocol) {
        TestParley test = TestParley.empty(
                builder -> ground.under(builder).protocol(new SealedSale()).listener(heard::add));
        Json rules = protocol.equals(SEALED_SALE)
                ? Json.object().put("closesAfterSeconds", 86_400).build()
                : Json.object().build();
        Choice choice = new Choice(protocol, rules, SettlementRule.EACH_ITEM);
        test.publish(PolicyDraft.nothing().rule(PolicyRule.always("all", Selector.EVERY_LISTING, choice)));
        test.put(ListingDraft.by("sara", LAMP.value()).item("lamp", 100_00, 1).build());
        return test;
    }

    private static NegotiationView opened(TestParley test, Caller caller) {
        return test.parley()
                .negotiations()
                .open(caller, OpenNegotiation.on(LAMP), test.key())
                .orElseThrow();
    }

    private static NegotiationView look(TestParley test, Caller caller, NegotiationId negotiation) {
        return test.parley().negotiations().find(caller, negotiation).orElseThrow();
    }

    private static NegotiationView moved(
            TestParley test, Caller caller, NegotiationId negotiation, String kind, long price) {
        MakeMove move = MakeMove.of(kind, ListingDraft.price("lamp", price))
                .seeing(look(test, caller, negotiation).revision());
        return test.parley()
                .negotiations()
                .move(caller, negotiation, move, test.key())
                .orElseThrow();
    }

    private static Outcome<NegotiationView> voids(
            TestParley test, NegotiationId negotiation, SeatId seat, Optional<OfferId> offer) {
        return test.parley().negotiations().voidBid(OPERATOR, negotiation, new VoidBid(seat, offer, WHY), test.key());
    }

    private static List<EventView> events(TestParley test, Caller caller, NegotiationId negotiation) {
        return test.parley()
                .negotiations()
                .events(caller, negotiation, Optional.empty(), 200)
                .orElseThrow()
                .items();
    }

    @ParameterizedTest
    @EnumSource
    void an_offer_is_voided_its_budget_is_free_and_the_negotiation_goes_on(Ground ground) {
        try (TestParley test = market(ground, AlternatingOffers.ID)) {
            MandateView mandate = test.grant(BUYER, SampleMandates.toBuy("bot").budget(100_00));
            NegotiationView offered = moved(test, AGENT, opened(test, AGENT).id(), "offer", 70_00);
            NegotiationId negotiation = offered.id();
            SeatId seat = offered.seat().orElseThrow();
            MakeMove accept = TestParley.answer(look(test, SELLER, negotiation), "accept");
            OfferId offer = accept.answers().orElseThrow();

            assertThat(code(voids(test, negotiation, seat, Optional.of(new OfferId("off_other")))))
                    .isEqualTo("STALE_OFFER");
            assertThat(code(voids(test, negotiation, new SeatId("seller"), Optional.empty())))
                    .isEqualTo("NOTHING_STANDS");
            assertThat(code(voids(test, negotiation, new SeatId("nobody"), Optional.empty())))
                    .isEqualTo("NOTHING_STANDS");
            heard.clear();
            assertThat(voids(test, negotiation, seat, Optional.of(offer))
                            .orElseThrow()
                            .open())
                    .isTrue();

            assertThat(test.parley()
                            .mandates()
                            .find(BUYER, mandate.mandate().id())
                            .orElseThrow()
                            .budgetHeld())
                    .isZero();
            assertThat(code(test.parley().negotiations().move(SELLER, negotiation, accept, test.key())))
                    .isEqualTo("MOVE_NOT_ALLOWED");
            assertThat(code(voids(test, negotiation, seat, Optional.of(offer)))).isEqualTo("STALE_OFFER");
            assertThat(code(voids(test, negotiation, seat, Optional.empty()))).isEqualTo("NOTHING_STANDS");
            assertTold(test, negotiation, seat, offer);

            moved(test, AGENT, negotiation, "offer", 75_00);
            MakeMove again = TestParley.answer(look(test, SELLER, negotiation), "accept");
            assertThat(code(test.parley().negotiations().move(SELLER, negotiation, again, test.key())))
                    .isEqualTo("DONE");
        }
    }

    /** Everybody at the table and the marketplace hears of it; the reason is for operators and the seat alone. */
    private void assertTold(TestParley test, NegotiationId negotiation, SeatId seat, OfferId offer) {
        Json known = Json.object()
                .put("seat", seat.value())
                .put("offer", offer.value())
                .build();
        EventView seller = last(events(test, SELLER, negotiation));
        assertThat(seller.type()).isEqualTo("parley.bid-voided");
        assertThat(seller.details()).isEqualTo(known);
        assertThat(events(test, SELLER, negotiation))
                .noneMatch(event -> event.details().canonicalText().contains(WHY));
        assertThat(last(events(test, OPERATOR, negotiation))
                        .details()
                        .get("reason")
                        .text())
                .isEqualTo(WHY);
        List<EventView> own = events(test, BUYER, negotiation);
        assertThat(own.get(own.size() - 2).details().get("voided").text()).isEqualTo(WHY);
        test.parley().runDue();
        assertThat(heard)
                .filteredOn(event -> event.type().equals("parley.bid-voided"))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.details().get("reason").text()).isEqualTo(WHY));
    }

    private static EventView last(List<EventView> events) {
        return events.get(events.size() - 1);
    }

    @ParameterizedTest
    @EnumSource
    void a_sealed_bid_is_voided_and_its_seat_alone_is_told(Ground ground) {
        try (TestParley test = market(ground, SealedAuction.ID)) {
            NegotiationId auction = opened(test, SELLER).id();
            SeatId seat = bids(test, BUYER, auction, 90_00);
            bids(test, RIVAL, auction, 60_00);

            assertThat(code(voids(test, auction, new SeatId("seller"), Optional.empty())))
                    .isEqualTo("NOTHING_STANDS");
            test.parley().runDue();
            heard.clear();
            assertThat(code(voids(test, auction, seat, Optional.empty()))).isEqualTo("DONE");
            assertThat(code(voids(test, auction, seat, Optional.empty()))).isEqualTo("NOTHING_STANDS");

            assertThat(last(events(test, BUYER, auction))
                            .details()
                            .get("voided")
                            .text())
                    .isEqualTo(WHY);
            test.parley().runDue();
            assertThat(heard).isEmpty();
            test.clock().advance(Duration.ofDays(30));
            test.parley().runDue();
            assertThat(test.parley()
                            .deals()
                            .list(RIVAL, Optional.empty(), 5)
                            .orElseThrow()
                            .items())
                    .hasSize(1);
        }
    }

    private static SeatId bids(TestParley test, Caller caller, NegotiationId auction, long price) {
        NegotiationView joined = test.parley()
                .negotiations()
                .join(caller, auction, Optional.empty(), test.key())
                .orElseThrow();
        moved(test, caller, auction, "submit", price);
        return joined.seat().orElseThrow();
    }

    /** Two worlds that differ in nothing but who took the bid back: nobody else can tell, then or after the close. */
    @Test
    void a_voided_sealed_bid_looks_to_others_like_one_that_was_taken_back() {
        for (ProtocolId protocol : List.of(SealedBid.ID, SealedAuction.ID)) {
            assertThat(whatOthersSee(protocol, true)).isEqualTo(whatOthersSee(protocol, false));
        }
    }

    private List<String> whatOthersSee(ProtocolId protocol, boolean voided) {
        List<String> seen = new ArrayList<>();
        try (TestParley test = market(Ground.MEMORY, protocol)) {
            boolean auction = protocol.equals(SealedAuction.ID);
            NegotiationId negotiation = opened(test, auction ? SELLER : BUYER).id();
            SeatId seat = auction ? bids(test, BUYER, negotiation, 90_00) : new SeatId("buyer");
            if (auction) {
                bids(test, RIVAL, negotiation, 60_00);
            } else {
                moved(test, BUYER, negotiation, "submit", 90_00);
            }
            if (voided) {
                voids(test, negotiation, seat, Optional.empty()).orElseThrow();
            } else {
                MakeMove withdraw = MakeMove.of("withdraw")
                        .seeing(look(test, BUYER, negotiation).revision());
                test.parley()
                        .negotiations()
                        .move(BUYER, negotiation, withdraw, test.key())
                        .orElseThrow();
            }
            List<Caller> others = auction ? List.of(SELLER, RIVAL, OPERATOR) : List.of(SELLER, OPERATOR);
            others.forEach(other -> seen.add(seenBy(test, other, negotiation)));
            test.clock().advance(Duration.ofDays(30));
            test.parley().runDue();
            others.forEach(other -> seen.add(seenBy(test, other, negotiation)));
            heard.forEach(event -> seen.add(event.type() + event.details().canonicalText()));
            heard.clear();
        }
        return seen.stream()
                .map(text -> text.replaceAll("(neg|deal|buyer|off)_[0-9a-z]+|[0-9a-f]{32,}", "$1"))
                .toList();
    }

    /** Its view, its events, and of the transcript what can be compared: types and actors of headers, and how many parts. */
    private static String seenBy(TestParley test, Caller caller, NegotiationId negotiation) {
        NegotiationView view = look(test, caller, negotiation);
        StringBuilder seen = new StringBuilder(view.revision())
                .append(view.phase())
                .append(view.details().canonicalText())
                .append(view.allowed());
        events(test, caller, negotiation)
                .forEach(event -> seen.append(event.type()).append(event.number()));
        for (Json event : test.parley()
                .negotiations()
                .transcript(caller, negotiation)
                .orElseThrow()
                .events()) {
            seen.append(event.get("header").get("type").text())
                    .append(event.get("header").find("actor"))
                    .append(event.get("parts").elements().size());
        }
        return seen.toString();
    }

    @Test
    void nobody_but_operators_voids_and_every_reason_says_something() {
        try (TestParley test = market(Ground.MEMORY, AlternatingOffers.ID)) {
            NegotiationView offered = moved(test, BUYER, opened(test, BUYER).id(), "offer", 70_00);
            SeatId seat = offered.seat().orElseThrow();
            for (Caller caller : List.of(BUYER, SELLER)) {
                VoidBid bid = new VoidBid(seat, Optional.empty(), WHY);
                assertThat(code(test.parley().negotiations().voidBid(caller, offered.id(), bid, test.key())))
                        .isEqualTo("NOT_ENTITLED");
            }
            for (String reason : List.of(" ", "x".repeat(1_001))) {
                VoidBid bid = new VoidBid(seat, Optional.empty(), reason);
                assertThat(code(test.parley().negotiations().voidBid(OPERATOR, offered.id(), bid, test.key())))
                        .isEqualTo("INVALID_REQUEST");
            }
            test.parley()
                    .negotiations()
                    .control(OPERATOR, offered.id(), OperatorAction.CANCEL, test.key())
                    .orElseThrow();
            assertThat(code(voids(test, offered.id(), seat, Optional.empty()))).isEqualTo("NEGOTIATION_CLOSED");
        }
    }

    /** A host's own protocol knows nothing of voiding, and need not. */
    @Test
    void a_bid_of_a_hosts_own_protocol_is_voided() {
        try (TestParley test = market(Ground.MEMORY, SEALED_SALE)) {
            NegotiationId sale = opened(test, SELLER).id();
            NegotiationView joined = test.parley()
                    .negotiations()
                    .join(BUYER, sale, Optional.empty(), test.key())
                    .orElseThrow();
            SeatId seat = joined.seat().orElseThrow();
            assertThat(code(voids(test, sale, seat, Optional.empty()))).isEqualTo("NOTHING_STANDS");
            String kind = joined.allowed().get(0).kind();
            moved(test, BUYER, sale, kind, 90_00);
            assertThat(code(voids(test, sale, seat, Optional.empty()))).isEqualTo("DONE");
            assertThat(code(voids(test, sale, seat, Optional.empty()))).isEqualTo("NOTHING_STANDS");
        }
    }
}
