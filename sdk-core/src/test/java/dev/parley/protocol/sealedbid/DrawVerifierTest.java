package dev.parley.protocol.sealedbid;

import static dev.parley.protocol.sealedbid.Goods.LAMP;
import static dev.parley.protocol.sealedbid.Goods.SELLER;
import static dev.parley.protocol.sealedbid.Goods.VASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.keys.EphemeralKeys;
import dev.parley.audit.Transcript;
import dev.parley.model.Bytes;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.protocol.DrawSeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrawVerifierTest {
    private final EphemeralKeys keys = new EphemeralKeys();
    private final DrawVerifier verifier = new DrawVerifier(keys.publishedKeys());
    private final DrawChain chain = new DrawChain(83);

    @Test
    void a_genuine_opening_proves_its_price() {
        Play play = DrawShapes.replaced();
        Transcript transcript = chain.of(play.events());
        for (ItemId item : List.of(VASE, LAMP)) {
            DrawVerification verified = verifier.verify(
                    receipt(transcript), opening(transcript, item).toJson());
            assertThat(verified).isInstanceOf(DrawVerification.Verified.class);
            assertThat(((DrawVerification.Verified) verified).price()).isEqualTo(price(play, item));
        }
    }

    @Test
    void a_receipt_that_has_been_overtaken_vouches_too() {
        Transcript transcript = chain.of(DrawShapes.replaced().events());
        Transcript settled = DrawChain.prefix(transcript, transcript.events().size() - 1);
        assertThat(verifier.verify(receipt(settled), opening(transcript, VASE)))
                .isInstanceOf(DrawVerification.Verified.class);
    }

    @Test
    void an_opening_shows_the_item_alone() {
        Transcript transcript = chain.of(DrawShapes.replaced().events());
        String shown = opening(transcript, VASE).events().stream()
                .flatMap(event -> event.parts().stream())
                .map(part -> part.match(present -> present.json().canonicalText(), withheld -> ""))
                .reduce("", String::concat);
        assertThat(shown).contains("41000", "77000").doesNotContain("12000", "99000");
        assertThat(shown).doesNotContain("33000");
    }

    @Test
    void an_opening_with_any_single_field_changed_is_refused() {
        Transcript transcript = chain.of(DrawShapes.replaced().events());
        String receipt = receipt(transcript);
        Json opening = opening(transcript, VASE).toJson();
        List<Patch> patches = Patch.all(opening, Patch.SLIGHT);
        assertThat(patches).hasSizeGreaterThan(150);
        for (Patch patch : patches) {
            assertThat(verifier.verify(receipt, patch.apply(opening)))
                    .as(patch.toString())
                    .isInstanceOf(DrawVerification.Rejected.class);
        }
    }

    @Test
    void a_receipt_with_any_single_character_changed_is_refused() {
        Transcript transcript = chain.of(DrawShapes.replaced().events());
        String receipt = receipt(transcript);
        DrawOpening opening = opening(transcript, VASE);
        for (int place = 0; place < receipt.length(); place++) {
            char other = receipt.charAt(place) == 'A' ? 'B' : 'A';
            String changed = receipt.substring(0, place) + other + receipt.substring(place + 1);
            assertThat(verifier.verify(changed, opening)).isInstanceOf(DrawVerification.Rejected.class);
        }
    }

    @Test
    void a_service_that_settles_at_another_price_is_found_out() {
        Play play = DrawShapes.replaced();
        List<SealedEvent> events = new ArrayList<>();
        for (SealedEvent event : play.events()) {
            boolean about = event instanceof SealedEvent.ItemSettled settled
                    && settled.item().equals(VASE);
            events.add(about ? dearer((SealedEvent.ItemSettled) event) : event);
        }
        assertFault(chain.of(events), VASE, Drawn.seed("vase"), DrawFault.PRICE);
    }

    private static SealedEvent dearer(SealedEvent.ItemSettled settled) {
        List<SealedEvent.Sale> sales = settled.sales().stream()
                .map(sale -> new SealedEvent.Sale(sale.buyer(), sale.price() + 50))
                .toList();
        return new SealedEvent.ItemSettled(settled.item(), settled.seller(), sales, settled.published());
    }

    @Test
    void a_service_that_draws_with_another_seed_is_found_out() {
        DrawSeed other = new DrawSeed(Bytes.of(new byte[DrawSeed.LENGTH]), Bytes.of(new byte[DrawSeed.LENGTH]));
        assertFault(chain.of(DrawShapes.replaced().events()), VASE, other, DrawFault.SEED);
    }

    @Test
    void an_opening_that_passes_over_a_later_submission_is_refused() {
        List<SealedEvent> events = new ArrayList<>(DrawShapes.replaced().events());
        SealedEvent first = events.get(1);
        events.add(4, new SealedEvent.Withdrawn(SELLER.id()));
        assertThat(first).isInstanceOf(SealedEvent.Submitted.class);
        assertFault(chain.of(events), VASE, Drawn.seed("vase"), DrawFault.INCOMPLETE);
    }

    @Test
    void a_receipt_from_before_the_outcome_does_not_vouch_for_it() {
        Transcript transcript = chain.of(DrawShapes.replaced().events());
        assertThat(((DrawVerification.Rejected)
                                verifier.verify(receipt(DrawChain.prefix(transcript, 4)), opening(transcript, VASE)))
                        .fault())
                .isEqualTo(DrawFault.BEYOND_THE_RECEIPT);
    }

    @Test
    void a_receipt_of_another_negotiation_vouches_for_nothing() {
        Transcript transcript = chain.of(DrawShapes.replaced().events());
        Transcript other = chain.of(DrawShapes.replaced().events());
        assertThat(((DrawVerification.Rejected) verifier.verify(receipt(other), opening(transcript, VASE))).fault())
                .isEqualTo(DrawFault.RECEIPT);
    }

    private void assertFault(Transcript transcript, ItemId item, DrawSeed seed, DrawFault fault) {
        DrawVerification found = verifier.verify(receipt(transcript), DrawOpening.of(transcript, item, seed));
        assertThat(found).isInstanceOf(DrawVerification.Rejected.class);
        assertThat(((DrawVerification.Rejected) found).fault()).isEqualTo(fault);
    }

    private static long price(Play play, ItemId item) {
        return play.state().settled().stream()
                .filter(settled -> settled.item().equals(item))
                .findFirst()
                .orElseThrow()
                .sales()
                .get(0)
                .price();
    }

    private static DrawOpening opening(Transcript transcript, ItemId item) {
        return DrawOpening.of(transcript, item, Drawn.seed(item.value()));
    }

    private String receipt(Transcript transcript) {
        return DrawChain.receipt(transcript, keys.signingKey(), Optional.empty());
    }
}
