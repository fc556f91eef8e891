// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import static dev.parley.protocol.sealedbid.Goods.LAMP;
import static dev.parley.protocol.sealedbid.Goods.SELLER;
import static dev.parley.protocol.sealedbid.Goods.VASE;
import static dev.parley.protocol.sealedbid.Goods.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.keys.EphemeralKeys;
import dev.parley.audit.JsonReader;
import dev.parley.audit.Transcript;
import dev.parley.model.Bytes;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.protocol.DrawSeed;
import dev.parley.protocol.draw.DrawFault;
import dev.parley.protocol.draw.DrawOpening;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DrawVerifierTest {
    private final EphemeralKeys keys = new EphemeralKeys();
    private final DrawVerifier verifier = new DrawVerifier(keys.publishedKeys());
    private final DrawChain chain = new DrawChain(83);

    @Test
    void a_genuine_opening_proves_its_price() {
        Play play = DrawShapes.replaced(Play.RULES);
        Transcript transcript = chain.of(play);
        for (ItemId item : List.of(VASE, LAMP)) {
            DrawVerification verified = verifier.verify(
                    receipt(transcript), opening(transcript, item).toJson());
            assertThat(verified).isInstanceOf(DrawVerification.Verified.class);
            assertThat(((DrawVerification.Verified) verified).price()).isEqualTo(price(play, item));
        }
    }

    @Test
    void a_receipt_that_has_been_overtaken_vouches_too() {
        Transcript transcript = chain.of(DrawShapes.replaced(Play.RULES));
        Transcript settled = DrawChain.prefix(transcript, transcript.events().size() - 1);
        assertThat(verifier.verify(receipt(settled), opening(transcript, VASE)))
                .isInstanceOf(DrawVerification.Verified.class);
    }

    @Test
    void an_opening_shows_the_item_alone() {
        Transcript transcript = chain.of(DrawShapes.replaced(Play.RULES));
        String shown = opening(transcript, VASE).events().stream()
                .flatMap(event -> event.parts().stream())
                .map(part -> part.match(present -> present.json().canonicalText(), withheld -> ""))
                .reduce("", String::concat);
        assertThat(shown).contains("41000", "77000").doesNotContain("12000", "99000");
        assertThat(shown).doesNotContain("33000");
    }

    @Test
    void an_opening_with_any_single_field_changed_is_refused() {
        Transcript transcript = chain.of(DrawShapes.replaced(Play.RULES));
        String receipt = receipt(transcript);
        Json opening = opening(transcript, VASE).toJson();
        List<Json> changed = changed(opening);
        assertThat(changed).hasSizeGreaterThan(150);
        Map<DrawFault, Integer> faults = new TreeMap<>();
        for (Json one : changed) {
            DrawVerification found = verifier.verify(receipt, one);
            assertThat(found).as(one.canonicalText()).isInstanceOf(DrawVerification.Rejected.class);
            faults.merge(((DrawVerification.Rejected) found).fault(), 1, Integer::sum);
        }
        System.out.printf(
                "draw openings with one field changed: %d of %d refused, %s%n", changed.size(), changed.size(), faults);
    }

    @Test
    void a_receipt_with_any_single_field_changed_is_refused() {
        Transcript transcript = chain.of(DrawShapes.replaced(Play.RULES));
        String receipt = receipt(transcript);
        DrawOpening opening = opening(transcript, VASE);
        int refused = 0;
        String[] parts = receipt.split("\\.", -1);
        for (int place : new int[] {0, 1}) {
            for (Json one : changed(JsonReader.read(decoded(parts[place])))) {
                String[] other = parts.clone();
                other[place] = Base64.getUrlEncoder().withoutPadding().encodeToString(one.canonical());
                assertThat(verifier.verify(String.join(".", other), opening))
                        .as(one.canonicalText())
                        .isInstanceOf(DrawVerification.Rejected.class);
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(20);
        System.out.printf("receipts with one field of header or claims changed: %d of %d refused%n", refused, refused);
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    @Test
    void a_receipt_with_any_single_character_changed_is_refused() {
        Transcript transcript = chain.of(DrawShapes.replaced(Play.RULES));
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
        Play play = DrawShapes.replaced(Play.RULES);
        List<SealedEvent> events = new ArrayList<>();
        for (SealedEvent event : play.events()) {
            boolean about = event instanceof SealedEvent.ItemSettled settled
                    && settled.item().equals(VASE);
            events.add(about ? dearer((SealedEvent.ItemSettled) event) : event);
        }
        assertFault(chain.of(play.opening(), events), VASE, Drawn.seed("vase"), DrawFault.PRICE);
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
        assertFault(chain.of(DrawShapes.replaced(Play.RULES)), VASE, other, DrawFault.SEED);
    }

    @Test
    void an_opening_that_passes_over_a_later_submission_is_refused() {
        Play play = DrawShapes.replaced(Play.RULES);
        List<SealedEvent> events = new ArrayList<>(play.events());
        SealedEvent first = events.get(1);
        events.add(4, new SealedEvent.Withdrawn(SELLER.id()));
        assertThat(first).isInstanceOf(SealedEvent.Submitted.class);
        assertFault(chain.of(play.opening(), events), VASE, Drawn.seed("vase"), DrawFault.INCOMPLETE);
    }

    @Test
    void a_receipt_from_before_the_outcome_does_not_vouch_for_it() {
        Transcript transcript = chain.of(DrawShapes.replaced(Play.RULES));
        assertThat(((DrawVerification.Rejected)
                                verifier.verify(receipt(DrawChain.prefix(transcript, 5)), opening(transcript, VASE)))
                        .fault())
                .isEqualTo(DrawFault.BEYOND_THE_RECEIPT);
    }

    @Test
    void a_receipt_of_another_negotiation_vouches_for_nothing() {
        Transcript transcript = chain.of(DrawShapes.replaced(Play.RULES));
        Transcript other = chain.of(DrawShapes.replaced(Play.RULES));
        assertThat(((DrawVerification.Rejected) verifier.verify(receipt(other), opening(transcript, VASE))).fault())
                .isEqualTo(DrawFault.RECEIPT);
    }

    private void assertFault(Transcript transcript, ItemId item, DrawSeed seed, DrawFault fault) {
        DrawVerification found = verifier.verify(receipt(transcript), DrawDisclosure.opening(transcript, item, seed));
        assertThat(found).isInstanceOf(DrawVerification.Rejected.class);
        assertThat(((DrawVerification.Rejected) found).fault()).isEqualTo(fault);
    }

    private static long price(Play play, ItemId item) {
        return play.state().outcome().settled().stream()
                .filter(settled -> settled.item().equals(item))
                .findFirst()
                .orElseThrow()
                .sales()
                .get(0)
                .price();
    }

    private static DrawOpening opening(Transcript transcript, ItemId item) {
        return DrawDisclosure.opening(transcript, item, Drawn.seed(item.value()));
    }

    private String receipt(Transcript transcript) {
        return DrawChain.receipt(transcript, keys.signingKey(), Optional.empty());
    }

    /** Every JSON that differs in one leaf, lacks one member or has one more. */
    private static List<Json> changed(Json json) {
        List<Json> changed = new ArrayList<>();
        if (json instanceof Json.Obj object) {
            object.members().forEach((name, value) -> {
                changed(value).forEach(other -> changed.add(with(object, name, Optional.of(other))));
                changed.add(with(object, name, Optional.empty()));
            });
            changed.add(with(object, "further", Optional.of(Json.of(1))));
        } else if (json instanceof Json.Arr array) {
            for (int place = 0; place < array.elements().size(); place++) {
                int at = place;
                changed(array.elements().get(place)).forEach(other -> {
                    List<Json> elements = new ArrayList<>(array.elements());
                    elements.set(at, other);
                    changed.add(Json.array(elements));
                });
                List<Json> without = new ArrayList<>(array.elements());
                without.remove(place);
                changed.add(Json.array(without));
            }
        } else if (json instanceof Json.Str text) {
            changed.add(Json.of(flipped(text.value())));
            changed.add(Json.of(text.value() + "0"));
        } else if (json instanceof Json.Int number) {
            changed.add(Json.of(number.value() + 1));
        } else {
            changed.add(json instanceof Json.Bool bool ? Json.of(!bool.value()) : Json.of(0));
        }
        return changed;
    }

    private static String flipped(String text) {
        char last = text.charAt(text.length() - 1);
        return text.substring(0, text.length() - 1) + (last == '0' ? '1' : '0');
    }

    private static Json with(Json.Obj object, String name, Optional<Json> value) {
        Map<String, Json> members = new LinkedHashMap<>(object.members());
        members.remove(name);
        value.ifPresent(member -> members.put(name, member));
        return new Json.Obj(members);
    }
}
