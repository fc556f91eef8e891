// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.NegotiationView;
import dev.parley.api.Outcome;
import dev.parley.port.Caller;
import dev.parley.port.Relations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever is tied to the owner of an auction does not bid in it. */
class RelationsTest {
    private static final Caller ANN = Caller.person("ann");
    private static final Caller BEA = Caller.person("bea");

    private AuctionHall hall = AuctionHall.none();

    @AfterEach
    void close() {
        hall.close();
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
