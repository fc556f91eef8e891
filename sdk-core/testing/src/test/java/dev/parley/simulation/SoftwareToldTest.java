// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.EventView;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.audit.AuditEvent;
import dev.parley.mandate.Conduct;
import dev.parley.mandate.MandateDraft;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.auction.dutch.DutchAuction;
import dev.parley.protocol.auction.english.EnglishAuction;
import dev.parley.protocol.posted.PostedPrice;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The other side is told that software acts for a party, in every game, where the policy says so; never which software. */
class SoftwareToldTest {
    private static final Caller SELLER = Caller.person("sam");
    private static final Caller BUYER = Caller.person("ann");
    private static final Caller BOT = Caller.agent("ann", "botolph");
    private static final Caller CLERK = Caller.agent("sam", "clerkenwell");
    private static final SeatId BUYERS = new SeatId("buyer");
    private static final SeatId SELLERS = new SeatId("seller");
    private static final ListingRef LAMP = new ListingRef("lamp-1");

    private TestParley test = TestParley.empty(builder -> builder);
    private NegotiationId talk = new NegotiationId("none");

    @AfterEach
    void close() {
        test.close();
    }

    private static Choice by(ProtocolId protocol, Json rules) {
        return new Choice(protocol, rules, SettlementRule.EACH_ITEM);
    }

    private static Choice by(ProtocolId protocol) {
        return by(protocol, Json.object().build());
    }

    private void begin(Ground ground, Choice choice) {
        test.close();
        test = TestParley.empty(ground::under);
        test.publish(PolicyDraft.everything(choice));
        test.put(ListingDraft.by("sam", LAMP.value()).item("lamp", 100_00, 1).build());
        Conduct anything =
                Conduct.of("offer", "counter", "accept", "reject", "withdraw", "submit", "buy", "bid", "join", "open");
        grant(BUYER, SampleMandates.toBuy("botolph").conduct(anything));
        grant(SELLER, SampleMandates.toSell("clerkenwell").conduct(anything));
    }

    private void grant(Caller principal, MandateDraft draft) {
        test.grant(principal, draft);
    }

    private void open(Caller caller) {
        talk = test.parley()
                .negotiations()
                .open(caller, OpenNegotiation.on(LAMP), test.key())
                .orElseThrow()
                .id();
    }

    private NegotiationView move(Caller caller, String kind, long cents) {
        NegotiationView seen = look(caller);
        MakeMove move = MakeMove.of(kind, ListingDraft.price("lamp", cents));
        return test.parley()
                .negotiations()
                .move(
                        caller,
                        talk,
                        seen.details().find("offer").isPresent() ? move.answering(seen) : move.seeing(seen.revision()),
                        test.key())
                .orElseThrow();
    }

    private void join(Caller caller) {
        test.parley()
                .negotiations()
                .join(caller, talk, Optional.empty(), test.key())
                .orElseThrow();
    }

    private NegotiationView look(Caller caller) {
        return test.parley().negotiations().find(caller, talk).orElseThrow();
    }

    private List<EventView> events(Caller caller) {
        return test.parley()
                .negotiations()
                .events(caller, talk, Optional.empty(), 100)
                .orElseThrow()
                .items();
    }

    /** The types of the events that software caused, as somebody is told. */
    private List<String> bySoftware(Caller caller) {
        return events(caller).stream()
                .filter(EventView::bySoftware)
                .map(EventView::type)
                .toList();
    }

    /** What somebody's copy of the transcript says of software, one value an event that says something. */
    private List<Boolean> exported(Caller caller) {
        List<Boolean> told = new ArrayList<>();
        test.parley()
                .negotiations()
                .transcript(caller, talk)
                .orElseThrow()
                .events()
                .forEach(event -> AuditEvent.fromJson(event)
                        .encoded()
                        .parts()
                        .forEach(part ->
                                part.content().find("software").map(Json::bool).ifPresent(told::add)));
        return told;
    }

    private String everythingTold(Caller caller) {
        return look(caller)
                + events(caller).toString()
                + test.parley().negotiations().transcript(caller, talk).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void each_side_is_told_which_moves_software_made_for_the_other(Ground ground) {
        begin(ground, by(AlternatingOffers.ID));
        open(BOT);
        move(BOT, "offer", 60_00);

        assertThat(look(SELLER).software()).containsExactly(BUYERS);
        assertThat(bySoftware(SELLER)).containsExactly("parley.opened", "offer-made");
        assertThat(exported(SELLER)).containsExactly(true, true);

        move(SELLER, "counter", 90_00);
        move(BUYER, "counter", 70_00);
        assertThat(look(SELLER).software()).as("the person's own counter-offer").isEmpty();
        assertThat(exported(SELLER)).containsExactly(true, true, false, false);

        move(CLERK, "counter", 80_00);
        assertThat(look(BUYER).software()).containsExactly(SELLERS);
        assertThat(look(CLERK).software()).as("what the others are told").containsExactly(SELLERS);
        assertThat(bySoftware(BUYER)).hasSize(3);
        assertThat(everythingTold(SELLER)).doesNotContain("botolph").doesNotContain("mdt_");
        assertThat(everythingTold(BUYER)).doesNotContain("clerkenwell");
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void nobody_is_told_where_the_policy_kept_it_at_the_opening_whatever_it_says_later(Ground ground) {
        begin(ground, by(AlternatingOffers.ID).hidingSoftware());
        open(BOT);
        move(BOT, "offer", 60_00);
        test.publish(PolicyDraft.everything(by(AlternatingOffers.ID)));
        move(CLERK, "counter", 90_00);

        for (Caller caller : List.of(SELLER, BUYER, TestParley.OPERATOR)) {
            assertThat(look(caller).showsSoftware()).isFalse();
            assertThat(look(caller).software()).isEmpty();
            assertThat(bySoftware(caller)).isEmpty();
            assertThat(exported(caller)).isEmpty();
        }
    }

    @Test
    void a_seat_is_software_for_everybody_until_its_person_moves_and_again_when_the_mandate_ends() {
        begin(Ground.MEMORY, by(AlternatingOffers.ID));
        open(BUYER);
        move(BOT, "offer", 60_00);
        var mandate = test.parley()
                .mandates()
                .list(BUYER, Optional.empty(), 10)
                .orElseThrow()
                .items()
                .get(0);
        test.parley()
                .mandates()
                .revoke(BUYER, mandate.mandate().id(), test.key())
                .orElseThrow();
        test.parley().runDue();

        assertThat(bySoftware(SELLER)).containsExactly("offer-made", "offer-withdrawn");
        assertThat(look(SELLER).software()).containsExactly(BUYERS);
    }

    @Test
    void a_sealed_price_is_told_as_software_s_only_with_what_every_party_sees_of_it() {
        begin(Ground.MEMORY, by(SealedBid.ID));
        open(BUYER);
        String before = look(SELLER).toString();
        move(BOT, "submit", 60_00);

        assertThat(look(SELLER).software()).isEmpty();
        assertThat(bySoftware(SELLER)).isEmpty();
        assertThat(look(SELLER).toString()).isEqualTo(before);
    }

    @Test
    void a_purchase_at_a_posted_price_is_told_as_software_s() {
        begin(Ground.MEMORY, by(PostedPrice.ID));
        open(BUYER);
        move(BOT, "buy", 100_00);

        assertThat(look(SELLER).software()).containsExactly(BUYERS);
        assertThat(bySoftware(SELLER)).isNotEmpty();
    }

    @Test
    void a_room_is_told_of_the_seller_s_software_and_not_of_that_of_bidders_whom_it_does_not_know() {
        Json.Builder rules = AuctionHall.rules();
        begin(Ground.MEMORY, by(EnglishAuction.ID, rules.build()));
        open(CLERK);
        join(BOT);
        Caller rival = Caller.person("rita");
        join(rival);
        move(BOT, "bid", 5_00);

        for (Caller caller : List.of(SELLER, BUYER, rival)) {
            assertThat(look(caller).software()).containsExactly(SELLERS);
            assertThat(bySoftware(caller)).containsExactly("parley.opened");
        }
        assertThat(exported(TestParley.OPERATOR)).containsOnly(true);
    }

    @Test
    void a_falling_price_tells_of_the_seller_s_software_alone() {
        begin(Ground.MEMORY, by(DutchAuction.ID));
        open(SELLER);
        join(BOT);

        assertThat(look(SELLER).showsSoftware()).isTrue();
        assertThat(look(SELLER).software()).isEmpty();
        assertThat(bySoftware(SELLER)).isEmpty();
    }
}
