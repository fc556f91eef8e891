// SPDX-License-Identifier: Apache-2.0
package dev.parley.docs;

import static dev.parley.model.IdempotencyKey.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.model.Hash;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.Selector;
import dev.parley.port.Caller;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.protocol.sealedbid.SealedMove.Statement;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.ParleyExtension;
import dev.parley.testing.SampleListings;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The snippets of the guide's chapter on sealed bids. */
@ExtendWith(ParleyExtension.class)
class SealedBidsSnippetTest {
    private static final Caller ANN = Caller.person("ann");
    private static final Caller BOB = Caller.person("bob");
    private static final Caller SELLER = SampleListings.SELLER;

    @Test
    void two_parties_submit_unseen_and_the_close_makes_the_deal(TestParley test) {
        // #region policy
        Json rules = Json.object()
                .put("closesAfterSeconds", 86_400) // a day after the opening
                .put("capPercent", 120) // nobody states more than 120 % of the list price
                .build();
        Choice choice = new Choice(SealedBid.ID, rules, SettlementRule.EACH_ITEM);
        PolicyRule sealed = PolicyRule.always("by sealed bids", Selector.EVERY_LISTING, choice);
        // #endregion policy
        test.publish(PolicyDraft.nothing().rule(sealed));
        Parley parley = test.parley();

        // #region play
        NegotiationView opened = parley.negotiations()
                .open(ANN, OpenNegotiation.on(SampleListings.BIKE.ref()), fresh())
                .orElseThrow();

        parley.negotiations()
                .move(ANN, opened.id(), submission(480_00, 430_00, "from Ann's device"), fresh())
                .orElseThrow();
        parley.negotiations()
                .move(SELLER, opened.id(), submission(400_00, 450_00, "from the seller's"), fresh())
                .orElseThrow();

        test.clock().advance(Duration.ofDays(1));

        NegotiationView closed = parley.negotiations().find(ANN, opened.id()).orElseThrow();
        // #endregion play

        assertThat(opened.deadline()).contains(opened.serverTime().plus(Duration.ofDays(1)));
        assertThat(closed.details().get("closeReason").text()).isEqualTo("agreed");
        assertThat(parley.deals()
                        .find(ANN, closed.deals().get(0))
                        .orElseThrow()
                        .deal()
                        .total())
                .isBetween(Money.of(400_00, "EUR"), Money.of(480_00, "EUR"));
    }

    // #region submission
    private static MakeMove submission(long best, long fair, String nonce) {
        Json beside = Json.object()
                .put("fairPrices", Json.object().put("bike", fair).build())
                .put("nonces", Json.object().put("bike", nonce).build())
                .build();
        return MakeMove.of("submit", ListingDraft.price("bike", best)).payload(beside);
    }
    // #endregion submission

    @Test
    void the_highest_bidder_of_an_auction_pays_the_second_highest_bid(TestParley test) {
        Choice choice = new Choice(SealedAuction.ID, Json.object().build(), SettlementRule.EACH_ITEM);
        test.publish(PolicyDraft.nothing().rule(PolicyRule.always("auction", Selector.EVERY_LISTING, choice)));
        Parley parley = test.parley();

        // #region auction
        Json reserves = Json.object()
                .put("reserves", Json.object().put("bike", 300_00).build())
                .build();
        OpenNegotiation open = new OpenNegotiation(SampleListings.BIKE.ref(), Optional.of(reserves), Optional.empty());
        NegotiationId auction =
                parley.negotiations().open(SELLER, open, fresh()).orElseThrow().id();

        for (Caller bidder : new Caller[] {ANN, BOB}) {
            parley.negotiations()
                    .join(bidder, auction, Optional.empty(), fresh())
                    .orElseThrow();
        }
        bid(parley, auction, ANN, 420_00);
        bid(parley, auction, BOB, 460_00);

        test.clock().advance(Duration.ofDays(1));
        // #endregion auction

        NegotiationView won = parley.negotiations().find(BOB, auction).orElseThrow();
        assertThat(parley.deals()
                        .find(BOB, won.deals().get(0))
                        .orElseThrow()
                        .deal()
                        .total())
                .isEqualTo(Money.of(420_00, "EUR"));
        assertThat(parley.negotiations().find(ANN, auction).orElseThrow().deals())
                .isEmpty();
    }

    private static void bid(Parley parley, NegotiationId auction, Caller bidder, long cents) {
        parley.negotiations()
                .move(bidder, auction, MakeMove.of("submit", ListingDraft.price("bike", cents)), fresh())
                .orElseThrow();
    }

    @Test
    void what_was_committed_to_is_revealed_in_the_second_window(TestParley test) {
        Json rules = Json.object().put("secrecy", "committed").build();
        Choice choice = new Choice(SealedBid.ID, rules, SettlementRule.EACH_ITEM);
        test.publish(PolicyDraft.nothing().rule(PolicyRule.always("committed", Selector.EVERY_LISTING, choice)));
        Parley parley = test.parley();
        NegotiationId negotiation = parley.negotiations()
                .open(ANN, OpenNegotiation.on(SampleListings.BIKE.ref()), fresh())
                .orElseThrow()
                .id();
        String annsSalt = salt(1);
        String sellersSalt = salt(2);

        commits(parley, negotiation, ANN, "buyer", 480_00, annsSalt);
        commits(parley, negotiation, SELLER, "seller", 400_00, sellersSalt);
        test.clock().advance(Duration.ofDays(1));
        reveals(parley, negotiation, ANN, 480_00, annsSalt);
        reveals(parley, negotiation, SELLER, 400_00, sellersSalt);
        test.clock().advance(Duration.ofDays(1));

        assertThat(parley.negotiations().find(ANN, negotiation).orElseThrow().deals())
                .hasSize(1);
    }

    private static void commits(
            Parley parley, NegotiationId negotiation, Caller party, String seatName, long cents, String salt) {
        SeatId seat = new SeatId(seatName);
        Terms price = ListingDraft.price("bike", cents);
        // #region commit
        Hash commitment = Statement.of(price)
                .withNonce(new ItemId("bike"), "from one's own device")
                .commitment(negotiation, seat, salt);
        MakeMove commit = MakeMove.of("commit")
                .payload(Json.object().put("commitment", commitment.hex()).build());
        // #endregion commit
        parley.negotiations().move(party, negotiation, commit, fresh()).orElseThrow();
    }

    private static void reveals(Parley parley, NegotiationId negotiation, Caller party, long cents, String salt) {
        Terms price = ListingDraft.price("bike", cents);
        // #region reveal
        Json nonces = Json.object().put("bike", "from one's own device").build();
        MakeMove reveal = MakeMove.of("reveal", price)
                .payload(Json.object().put("nonces", nonces).put("salt", salt).build());
        // #endregion reveal
        parley.negotiations().move(party, negotiation, reveal, fresh()).orElseThrow();
    }

    private static String salt(long seed) {
        byte[] salt = new byte[32];
        new Random(seed).nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }
}
