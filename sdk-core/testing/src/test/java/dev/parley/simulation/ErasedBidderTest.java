// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.simulation.SealedGround.BUYER;
import static dev.parley.simulation.SealedGround.DAY;
import static dev.parley.simulation.SealedGround.RIVAL;
import static dev.parley.simulation.SealedGround.SELLER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.ErasureView;
import dev.parley.api.TranscriptExport;
import dev.parley.audit.AuditEvent;
import dev.parley.audit.AuditPart;
import dev.parley.audit.TranscriptVerification;
import dev.parley.audit.TranscriptVerifier;
import dev.parley.model.DealId;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.OrderReference;
import dev.parley.port.Caller;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.testing.TestParley;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A bidder of a sealed auction is erased: its bids are gone for itself and operators, and rivals learn nothing by it. */
class ErasedBidderTest {

    @ParameterizedTest
    @EnumSource
    void a_losers_bids_are_withheld_from_itself_and_the_winner_keeps_its_own(Ground place) {
        try (SealedGround ground =
                new SealedGround(place, SealedAuction.ID, Json.object().put("pricing", "first-price"))) {
            NegotiationId auction = auction(ground);
            ground.submits(BUYER, auction, 5_551_234).orElseThrow();
            ground.submits(RIVAL, auction, 6_661_234).orElseThrow();
            ground.pass(DAY);
            pay(ground, auction);
            assertThat(present(ground, BUYER, auction)).anyMatch(part -> part.contains("5551234"));

            assertThat(erase(ground).completedAt()).isPresent();

            assertThat(present(ground, BUYER, auction)).noneMatch(part -> part.contains("5551234"));
            assertThat(present(ground, RIVAL, auction)).anyMatch(part -> part.contains("6661234"));
            assertThat(ground.look(RIVAL, auction).details().canonicalText()).isEqualTo("{\"erased\":true}");
            assertThat(ground.look(RIVAL, auction).seats())
                    .noneMatch(seat -> seat.principal().equals(BUYER.principal()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void where_nothing_was_sold_rivals_see_the_opening_alone_as_before(Ground place) {
        try (SealedGround ground = new SealedGround(place, SealedAuction.ID, Json.object())) {
            ground.reserves(9_000_000);
            NegotiationId auction = auction(ground);
            ground.submits(BUYER, auction, 5_551_234).orElseThrow();
            ground.pass(DAY);
            List<AuditEvent> before = events(ground, RIVAL, auction);

            erase(ground);

            assertThat(events(ground, RIVAL, auction)).isEqualTo(before).hasSize(2);
            assertThat(present(ground, BUYER, auction)).noneMatch(part -> part.contains("5551234"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void without_the_keys_a_bidder_is_erased_all_the_same(Ground place) {
        try (SealedGround ground = new SealedGround(place, SealedAuction.ID, Json.object())) {
            NegotiationId auction = auction(ground);
            ground.submits(BUYER, auction, 5_551_234).orElseThrow();
            ground.pass(DAY);
            pay(ground, auction);
            ground.keys.lost = true;

            assertThat(erase(ground).completedAt()).isPresent();
        }
    }

    private static NegotiationId auction(SealedGround ground) {
        NegotiationId auction = ground.opened(SELLER);
        ground.joins(BUYER, auction).orElseThrow();
        ground.joins(RIVAL, auction).orElseThrow();
        return auction;
    }

    private static void pay(SealedGround ground, NegotiationId auction) {
        List<DealId> deals = ground.look(TestParley.OPERATOR, auction).deals();
        assertThat(deals).isNotEmpty();
        for (DealId deal : deals) {
            ground.test
                    .parley()
                    .deals()
                    .redeemNow(TestParley.HOST, List.of(deal), new OrderReference("order-" + deal))
                    .orElseThrow();
        }
        ground.test.parley().runDue();
    }

    private static ErasureView erase(SealedGround ground) {
        ground.test
                .parley()
                .erasures()
                .erase(TestParley.OPERATOR, BUYER.principal(), ground.test.key())
                .orElseThrow();
        ground.test.parley().runDue();
        return ground.test
                .parley()
                .erasures()
                .find(TestParley.OPERATOR, BUYER.principal())
                .orElseThrow();
    }

    private static List<AuditEvent> events(SealedGround ground, Caller caller, NegotiationId auction) {
        TranscriptExport export =
                ground.test.parley().negotiations().transcript(caller, auction).orElseThrow();
        List<AuditEvent> events =
                export.events().stream().map(AuditEvent::fromJson).toList();
        assertThat(TranscriptVerifier.verify(events)).isInstanceOf(TranscriptVerification.Intact.class);
        return events;
    }

    private static List<String> present(SealedGround ground, Caller caller, NegotiationId auction) {
        return events(ground, caller, auction).stream()
                .flatMap(event -> event.parts().stream())
                .filter(AuditPart.Present.class::isInstance)
                .map(part -> ((AuditPart.Present) part).json().canonicalText())
                .toList();
    }
}
