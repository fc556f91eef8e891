package dev.parley.protocol.sealedbid;

import static dev.parley.protocol.sealedbid.Goods.BUYER;
import static dev.parley.protocol.sealedbid.Goods.LAMP;
import static dev.parley.protocol.sealedbid.Goods.SELLER;
import static dev.parley.protocol.sealedbid.Goods.VASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.audit.JsonReader;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.EncodedEvent.Part;
import dev.parley.protocol.Need.SeedCommitment;
import dev.parley.protocol.sealedbid.SealedEvent.Sale;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A golden file that was once written is never changed: what it holds is read for ever. */
class EventFormsTest {
    private static final Hash HASH = new Hash("0f".repeat(32));

    static Stream<Map.Entry<String, SealedEvent>> events() {
        Submission submission = new Submission(List.of(
                new Submission.Line(
                        VASE, Optional.of(new Submission.Bid(40_000, Optional.of(45_000L), Optional.of("nonce")))),
                new Submission.Line(LAMP, Optional.empty())));
        List<Sale> sales = List.of(new Sale(BUYER.id(), 40_000));
        return Stream.of(
                Map.entry("negotiation-opened-1", opened(Play.RULES)),
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
                Map.entry("negotiation-paused-1", new SealedEvent.Paused(Play.START)),
                Map.entry("negotiation-resumed-1", new SealedEvent.Resumed(Play.START.plusNanos(1_000))),
                Map.entry(
                        "negotiation-closed-1",
                        new SealedEvent.Closed(CloseReason.PARTLY_AGREED, List.of(BUYER.id()))));
    }

    private static SealedEvent opened(SealedRules rules) {
        return new SealedEvent.Opened(
                new NegotiationId("n-1"),
                Goods.vaseAndLamp(),
                Play.capped(rules, 90),
                SettlementRule.EACH_ITEM,
                List.of(SELLER, BUYER),
                BUYER.id(),
                Play.START,
                new TreeMap<>(Map.of(VASE, new SeedCommitment("key-1", HASH))),
                new TreeMap<>(Map.of(LAMP, 30_000L)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void writes_and_reads_the_golden_file(Map.Entry<String, SealedEvent> named) throws IOException {
        Json golden = JsonReader.read(golden(named.getKey() + ".json"));
        assertThat(asJson(SealedForms.BID.events().all().encode(named.getValue()))
                        .canonicalText())
                .isEqualTo(golden.canonicalText());
        assertThat(SealedForms.BID.events().all().decode(fromJson(golden))).isEqualTo(named.getValue());
    }

    @Test
    void the_rules_of_an_auction_are_read_as_its_own() {
        SealedEvent auction = opened(Play.with(Play.AUCTION, new Pricing.Auction(AuctionPricing.UNIFORM_PRICE, 3)));
        assertThat(SealedForms.AUCTION
                        .events()
                        .all()
                        .decode(SealedForms.AUCTION.events().all().encode(auction)))
                .isEqualTo(auction);
    }

    @Test
    void every_kind_of_event_has_a_golden_file() {
        assertThat(events().map(named -> named.getValue().getClass().getName()).distinct())
                .containsExactlyInAnyOrderElementsOf(Stream.of(SealedEvent.class.getPermittedSubclasses())
                        .map(Class::getName)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_of_another_version_or_without_content_is_named_in_the_error(Map.Entry<String, SealedEvent> named) {
        EncodedEvent encoded = SealedForms.BID.events().all().encode(named.getValue());
        EncodedEvent newer = new EncodedEvent(encoded.type(), 2, encoded.parts());
        assertThatThrownBy(() -> SealedForms.BID.events().all().decode(newer))
                .isInstanceOf(Json.Mismatch.class)
                .hasMessageContaining(encoded.type() + "/2");
        EncodedEvent hollow = new EncodedEvent(encoded.type(), 1, List.of());
        assertThatThrownBy(() -> SealedForms.BID.events().all().decode(hollow))
                .isInstanceOf(Json.Mismatch.class)
                .hasMessageContaining(encoded.type() + "/1");
    }

    private static String golden(String name) throws IOException {
        String path = "/golden/sealed-bid/" + name;
        try (InputStream in = EventFormsTest.class.getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static Json asJson(EncodedEvent encoded) {
        return Json.object()
                .put("type", encoded.type())
                .put("version", encoded.version())
                .put(
                        "parts",
                        Json.array(
                                encoded.parts(),
                                part -> Json.object()
                                        .put("audience", part.audience().name())
                                        .put("content", part.content())
                                        .build()))
                .build();
    }

    private static EncodedEvent fromJson(Json json) {
        return new EncodedEvent(
                json.get("type").text(),
                Math.toIntExact(json.get("version").integer()),
                json.get("parts")
                        .list(part -> new Part(new Audience(part.get("audience").text()), part.get("content"))));
    }
}
