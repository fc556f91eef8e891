// SPDX-License-Identifier: Apache-2.0
package dev.parley.noninterference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.ParleyBuilder;
import dev.parley.Seams;
import dev.parley.model.Tenant;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.alternating.AlternatingOffers;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No refusal is an oracle: what the other side keeps to itself decides neither whether a move is refused, nor what the
 * refusal says, nor what it leaves behind. {@code -Dparley.noninterference.probes=…} says how many seeds are tried.
 */
class OracleTest {
    private static final int PROBES = Integer.getInteger("parley.noninterference.probes", 150);
    private static final int STEPS = 16;

    static {
        System.setProperty("org.slf4j.simpleLogger.log.dev.parley", "off");
    }

    @Test
    void a_refusal_tells_nothing_of_what_the_other_side_keeps_to_itself() {
        Set<String> codes = new TreeSet<>();
        search(Optional.empty(), builder -> builder, false, codes);
        System.out.println("Oracles: refused alike with " + codes);
        assertThat(codes)
                .contains(
                        "ALREADY_NEGOTIATING",
                        "APPROVAL_REQUIRED",
                        "BUDGET_EXCEEDED",
                        "CONCESSION_NOT_MONOTONE",
                        "DEALS_EXCEEDED",
                        "MANDATE_BOUND",
                        "MOVE_NOT_ALLOWED",
                        "NEGOTIATION_CLOSED",
                        "NEGOTIATION_PAUSED",
                        "NOT_YOUR_TURN",
                        "OFFER_LIMIT",
                        "PARTIAL_NOT_ALLOWED",
                        "ROUND_LIMIT",
                        "STOCK_UNAVAILABLE");
    }

    @Test
    void a_refusal_tells_a_seller_nothing_of_what_the_buyers_agent_may_do() {
        Set<String> codes = new TreeSet<>();
        search(Optional.empty(), builder -> builder, true, codes);
        System.out.println("Oracles: a probing seller is refused alike with " + codes);
        assertThat(codes)
                .contains(
                        "CONCESSION_NOT_MONOTONE",
                        "DEALS_EXCEEDED",
                        "MOVE_NOT_ALLOWED",
                        "NEGOTIATION_CLOSED",
                        "NEGOTIATION_PAUSED",
                        "NOT_YOUR_TURN",
                        "ROUND_LIMIT",
                        "STOCK_UNAVAILABLE");
    }

    /** What the accounts of the buyer's mandate refuse is told as if the stock had refused it. */
    @Test
    void a_planted_oracle_of_the_buyers_mandate_is_found() {
        assertThatThrownBy(() -> search(
                        Optional.empty(),
                        builder -> Seams.storeSeenThrough(builder, OtherAccounts::blamedOnStock),
                        true,
                        new TreeSet<>()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("tells the worlds apart");
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSAL", "ANSWER_WITHIN", "REFUSED_BY_THRESHOLD"})
    void a_planted_oracle_is_found(Leak leak) {
        assertThatThrownBy(() -> search(Optional.of(leak), builder -> builder, false, new TreeSet<>()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed ")
                .hasMessageContaining("tells the worlds apart");
    }

    private static void search(
            Optional<Leak> leak, UnaryOperator<ParleyBuilder> planted, boolean buyerKeeps, Set<String> codes) {
        try (World one = new World(leak.map(Leak::protocol), planted);
                World two = new World(leak.map(Leak::protocol), planted)) {
            for (long seed = 1; seed <= PROBES; seed++) {
                probe(seed, one, two, leak.map(Leak::id).orElse(AlternatingOffers.ID), buyerKeeps, codes);
            }
        }
    }

    private static void probe(
            long seed, World one, World two, ProtocolId protocol, boolean buyerKeeps, Set<String> codes) {
        Random random = new Random(seed);
        one.begin(new Tenant("t" + seed), seed);
        two.begin(new Tenant("t" + seed), seed);
        Oracles oracles = new Oracles(random, buyerKeeps);
        oracles.found(one, two, protocol);
        try {
            new Probe(random, oracles, one, two, codes).run(STEPS);
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }
}
