// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import static dev.parley.protocol.sealedbid.Goods.BUYER;
import static dev.parley.protocol.sealedbid.Goods.LAMP;
import static dev.parley.protocol.sealedbid.Goods.SELLER;
import static dev.parley.protocol.sealedbid.Goods.VASE;

import dev.parley.model.Hash;
import dev.parley.protocol.GoldenEvents;
import dev.parley.protocol.Need.SeedCommitment;
import dev.parley.protocol.sealedbid.SealedEvent.Sale;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The golden files of sealed bids. */
class EventFormsTest extends GoldenEvents<SealedEvent> {
    private static final Hash HASH = new Hash("0f".repeat(32));

    EventFormsTest() {
        super("sealed-bid", new SealedBid().forms().events(), SealedEvent.class.getPermittedSubclasses());
    }

    @Override
    protected Stream<Map.Entry<String, SealedEvent>> events() {
        Submission submission = new Submission(List.of(
                new Submission.Line(
                        VASE, Optional.of(new Submission.Bid(40_000, Optional.of(45_000L), Optional.of("nonce")))),
                new Submission.Line(LAMP, Optional.empty())));
        List<Sale> sales = List.of(new Sale(BUYER.id(), 40_000));
        return Stream.of(
                Map.entry("secrets-fixed-1", fixed()),
                Map.entry("seat-joined-1", new SealedEvent.Joined(BUYER)),
                Map.entry("submission-made-1", new SealedEvent.Submitted(SELLER.id(), submission)),
                Map.entry("submission-withdrawn-1", new SealedEvent.Withdrawn(BUYER.id())),
                Map.entry("commitment-made-1", new SealedEvent.Committed(BUYER.id(), HASH)),
                Map.entry("submission-revealed-1", new SealedEvent.Revealed(SELLER.id(), submission, "ab".repeat(32))),
                Map.entry(
                        "revealing-began-1",
                        new SealedEvent.RevealingBegan(Play.START, List.of(BUYER.id(), SELLER.id()))),
                Map.entry("item-settled-1", new SealedEvent.ItemSettled(VASE, SELLER.id(), sales, true)),
                Map.entry("item-settled-kept-1", new SealedEvent.ItemSettled(VASE, SELLER.id(), sales, false)),
                Map.entry("items-gone-1", new SealedEvent.ItemsGone(List.of(LAMP, VASE))),
                Map.entry(
                        "negotiation-closed-1",
                        new SealedEvent.Closed(CloseReason.PARTLY_AGREED, List.of(BUYER.id()))));
    }

    private static SealedEvent fixed() {
        return new SealedEvent.SecretsFixed(
                SELLER.id(),
                new TreeMap<>(Map.of(VASE, new SeedCommitment("key-1", HASH))),
                List.of(
                        new SealedEvent.Reserve(VASE, Optional.empty()),
                        new SealedEvent.Reserve(LAMP, Optional.of(30_000L))));
    }
}
