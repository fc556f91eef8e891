// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.NegotiationView;
import dev.parley.api.Outcome;
import dev.parley.mandate.Conduct;
import dev.parley.port.Caller;
import dev.parley.port.Relations;
import dev.parley.testing.SampleMandates;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may not bid: whoever is tied to the owner, and an agent that serves somebody else in the same auction. */
class IntegrityTest {
    private static final Caller ANN = Caller.person("ann");
    private static final Caller BEA = Caller.person("bea");
    private static final String SERVES_ANOTHER = "AGENT_SERVES_ANOTHER";

    private AuctionHall hall = AuctionHall.none();

    @AfterEach
    void close() {
        hall.close();
    }

    private void open(Ground ground) {
        hall.close();
        hall = AuctionHall.of(ground, AuctionHall.rules());
    }

    private void openSharing() {
        hall.close();
        hall = AuctionHall.of(
                Ground.MEMORY::under, AuctionHall.by(AuctionHall.rules()).sharingAgents(), Optional.empty());
    }

    private void open(Relations relations) {
        hall.close();
        hall = AuctionHall.of(
                builder -> builder.relations(relations).factWait(Duration.ofSeconds(30)),
                AuctionHall.by(AuctionHall.rules()),
                Optional.empty());
    }

    private static Caller bot(Caller principal) {
        return AuctionHall.agent(principal, "bot");
    }

    private void sellersBot() {
        hall.test()
                .grant(
                        AuctionHall.SELLER,
                        SampleMandates.toSell("bot").conduct(Conduct.of("join", "bid", "end-early")));
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void an_agent_serves_one_bidder_whichever_way_it_came(Ground ground) {
        open(ground);
        hall.grant(ANN, "bot", 500_00);
        hall.grant(BEA, "bot", 500_00);

        assertThat(hall.joinCode(bot(ANN))).isEqualTo("DONE");
        assertThat(hall.joinCode(bot(BEA))).isEqualTo(SERVES_ANOTHER);
        assertThat(hall.joinCode(BEA)).as("in person").isEqualTo("DONE");
        assertThat(hall.bid(bot(BEA), 50_00)).isEqualTo(SERVES_ANOTHER);
        assertThat(hall.bid(BEA, 50_00)).as("in person").isEqualTo("DONE");
        assertThat(hall.bid(bot(ANN), 60_00)).isEqualTo("DONE");
    }

    @Test
    void an_agent_serves_its_bidder_alone_also_after_that_bidder_bids_in_person() {
        open(Ground.MEMORY);
        hall.grant(ANN, "bot", 500_00);
        hall.grant(BEA, "bot", 500_00);
        hall.joinCode(bot(ANN));
        hall.joinCode(BEA);
        hall.bid(ANN, 50_00);

        assertThat(hall.bid(bot(BEA), 60_00)).isEqualTo(SERVES_ANOTHER);
    }

    @Test
    void whoever_bids_in_person_is_nobodys_agent_in_the_same_auction() {
        open(Ground.MEMORY);
        hall.grant(ANN, "bea", 500_00);
        hall.joinCode(ANN);
        hall.joinCode(BEA);
        assertThat(hall.bid(AuctionHall.agent(ANN, "bea"), 50_00)).isEqualTo(SERVES_ANOTHER);

        open(Ground.MEMORY);
        hall.grant(ANN, "bea", 500_00);
        hall.joinCode(AuctionHall.agent(ANN, "bea"));
        assertThat(hall.joinCode(BEA)).isEqualTo(SERVES_ANOTHER);
    }

    @Test
    void who_holds_a_mandate_of_the_owner_serves_no_bidder() {
        open(Ground.MEMORY);
        sellersBot();
        hall.grant(ANN, "bot", 500_00);

        assertThat(hall.joinCode(bot(ANN))).isEqualTo(SERVES_ANOTHER);
        hall.joinCode(ANN);
        assertThat(hall.bid(bot(ANN), 50_00)).isEqualTo(SERVES_ANOTHER);
    }

    @Test
    void a_policy_may_let_an_agent_serve_several_bidders_and_says_so_but_never_the_owner_too() {
        openSharing();
        hall.grant(ANN, "bot", 500_00);
        hall.grant(BEA, "bot", 500_00);
        assertThat(hall.joinCode(bot(ANN))).isEqualTo("DONE");
        assertThat(hall.joinCode(bot(BEA))).isEqualTo("DONE");
        assertThat(hall.bid(bot(BEA), 50_00)).isEqualTo("DONE");
        assertThat(hall.look(ANN).agents().shared()).isTrue();

        openSharing();
        sellersBot();
        hall.grant(ANN, "bot", 500_00);
        assertThat(hall.joinCode(bot(ANN))).isEqualTo(SERVES_ANOTHER);
    }

    @Test
    void an_agent_may_serve_one_bidder_here_and_another_elsewhere() {
        open(Ground.MEMORY);
        hall.grant(ANN, "bot", 500_00);
        hall.grant(BEA, "bot", 500_00);
        hall.joinCode(bot(ANN));
        hall.elsewhere(bot(BEA), bot(BEA), 50_00);

        assertThat(hall.bid(bot(ANN), 50_00)).isEqualTo("DONE");
        assertThat(hall.held("bot")).as("of Bea's, in the other auction").isEqualTo(50_00);
    }

    @Test
    void who_is_tied_to_the_owner_does_not_join_in_person_or_by_an_agent() {
        open((tenant, listing, owner, other) -> owner.equals(AuctionHall.SELLER.principal())
                && listing.value().equals("lamp-1")
                && other.equals(ANN.principal()));
        hall.grant(ANN, "bot", 500_00);

        assertThat(hall.joinCode(ANN)).isEqualTo("TIED_TO_OWNER");
        assertThat(hall.joinCode(bot(ANN))).isEqualTo("TIED_TO_OWNER");
        assertThat(hall.joinCode(BEA)).isEqualTo("DONE");
        assertThat(hall.events(AuctionHall.SELLER))
                .as("a refusal leaves no trace")
                .containsExactly("parley.opened");
    }

    @Test
    void where_it_cannot_be_found_out_nobody_joins_until_it_can() {
        AtomicBoolean isOut = new AtomicBoolean(true);
        open((tenant, listing, owner, other) -> {
            if (isOut.get()) {
                throw new IllegalStateException("the register is out");
            }
            return false;
        });

        assertThat(hall.joinCode(ANN)).isEqualTo("FACT_UNAVAILABLE");
        isOut.set(false);
        assertThat(hall.joinCode(ANN)).isEqualTo("DONE");
    }

    @Test
    void the_host_is_asked_once_a_minute_about_the_same_two() {
        AtomicInteger asked = new AtomicInteger();
        open((tenant, listing, owner, other) -> asked.incrementAndGet() < 3);

        assertThat(List.of(hall.joinCode(ANN), hall.joinCode(ANN))).containsOnly("TIED_TO_OWNER");
        assertThat(asked).hasValue(1);
        hall.test().clock().advance(Duration.ofSeconds(61));
        assertThat(hall.joinCode(ANN)).isEqualTo("TIED_TO_OWNER");
        hall.test().clock().advance(Duration.ofSeconds(61));
        assertThat(hall.joinCode(ANN)).isEqualTo("DONE");
        assertThat(asked).hasValue(3);
    }

    @Test
    void the_same_command_is_answered_alike_when_it_comes_again() {
        open((tenant, listing, owner, other) -> true);
        var key = hall.test().key();
        Outcome<NegotiationView> first =
                hall.test().parley().negotiations().join(ANN, hall.auction(), Optional.empty(), key);

        Outcome<NegotiationView> again =
                hall.test().parley().negotiations().join(ANN, hall.auction(), Optional.empty(), key);

        assertThat(List.of(code(first), code(again))).containsOnly("TIED_TO_OWNER");
    }

    private static String code(Outcome<NegotiationView> outcome) {
        return outcome.match(done -> "DONE", refused -> refused.code().name());
    }
}
