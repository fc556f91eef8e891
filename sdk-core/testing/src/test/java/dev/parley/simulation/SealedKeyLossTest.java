// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.simulation.SealedGround.BUYER;
import static dev.parley.simulation.SealedGround.DAY;
import static dev.parley.simulation.SealedGround.SELLER;
import static dev.parley.simulation.SealedGround.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.Parley;
import dev.parley.ParleyBuilder;
import dev.parley.Seams;
import dev.parley.api.Health;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.port.KeyUnavailableException;
import dev.parley.port.Telemetry;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A key that cannot be read at the close: nothing is lost, the close waits, operators are told. */
class SealedKeyLossTest {
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final List<Boolean> deadlinesDone = new ArrayList<>();

    @Test
    void on_a_node_that_has_to_read_submissions_the_close_waits_for_their_key() {
        try (SealedGround ground = ground("split")) {
            NegotiationId negotiation = ground.opened(BUYER);
            ground.submits(BUYER, negotiation, 8_000).orElseThrow();
            ground.submits(SELLER, negotiation, 6_000).orElseThrow();
            SettableClock clock = SettableClock.at(ground.test.clock().instant());
            Parley fresh = anotherNode(ground, clock);
            fresh.runDue();
            ground.keys.lost = true;
            clock.advance(DAY);
            assertThat(fresh.runDue()).isEqualTo(1);
            assertThat(deadlinesDone).containsExactly(false);
            assertThatThrownBy(() -> fresh.negotiations().find(BUYER, negotiation))
                    .isInstanceOf(KeyUnavailableException.class)
                    .hasMessageContaining(ground.keys.sealingKey().id());
            assertTold(fresh.health());
            clock.advance(LEASE);
            assertTold(fresh.health());
            ground.keys.lost = false;
            fresh.runDue();
            assertWell(fresh.health());
            assertThat(deadlinesDone).containsExactly(false, true);
            assertThat(fresh.negotiations()
                            .find(BUYER, negotiation)
                            .orElseThrow()
                            .details()
                            .canonicalText())
                    .contains("\"closeReason\":\"agreed\"", "\"price\":7000");
        }
    }

    private static void assertTold(Health health) {
        assertThat(String.join(" ", health.problems()))
                .contains("1 deadlines or expiries cannot take effect", "the log says why", "sealing key");
    }

    private static void assertWell(Health health) {
        assertThat(String.join(" ", health.problems())).doesNotContain("cannot take effect");
    }

    @Test
    void the_close_of_a_draw_waits_for_its_seed_where_the_submissions_are_known() {
        try (SealedGround ground = ground("draw")) {
            NegotiationId negotiation = ground.opened(BUYER);
            ground.submits(BUYER, negotiation, 9_000).orElseThrow();
            ground.submits(SELLER, negotiation, 6_000).orElseThrow();
            ground.keys.lost = true;
            ground.pass(DAY);
            assertThat(ground.look(BUYER, negotiation).phase()).isEqualTo("submitting");
            assertThat(deadlinesDone).containsExactly(false);
            assertThatThrownBy(() -> ground.submits(BUYER, negotiation, 5_000))
                    .isInstanceOf(KeyUnavailableException.class);
            ground.pass(LEASE);
            assertTold(ground.test.parley().health());
            ground.keys.lost = false;
            ground.pass(LEASE);
            assertWell(ground.test.parley().health());
            assertThat(ground.look(BUYER, negotiation).phase()).isEqualTo("agreed");
            assertThat(code(ground.submits(BUYER, negotiation, 5_000))).isEqualTo("NEGOTIATION_CLOSED");
        }
    }

    private SealedGround ground(String pricing) {
        return new SealedGround(
                builder -> builder.telemetry(hearing()),
                store -> store,
                SealedBid.ID,
                Json.object().put("pricing", pricing));
    }

    private Telemetry hearing() {
        return new Telemetry() {
            @Override
            public void worked(Work work, Duration late, boolean done) {
                if (work == Work.DEADLINE) {
                    deadlinesDone.add(done);
                }
            }
        };
    }

    /** A node that has nothing in memory, over the same store, which the first one closes. */
    private Parley anotherNode(SealedGround ground, SettableClock clock) {
        ParleyBuilder builder = Parley.builder().clock(clock).keys(ground.keys).telemetry(hearing());
        return Seams.storeSeenThrough(builder, unused -> ground.store()).build();
    }
}
