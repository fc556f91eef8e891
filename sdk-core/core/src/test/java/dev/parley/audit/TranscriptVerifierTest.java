// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Viewer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TranscriptVerifierTest {
    private final List<AuditEvent> chain = Chains.chain(6, 7);

    @Test
    void an_untouched_chain_is_intact_and_names_its_head() {
        TranscriptVerification.Intact intact = (TranscriptVerification.Intact) TranscriptVerifier.verify(chain);
        assertThat(intact.seq()).isEqualTo(6);
        assertThat(intact.head()).isEqualTo(chain.get(5).hash());
        assertThat(intact.transcript().head(3)).contains(chain.get(2).hash());
        assertThat(intact.transcript().head(7)).isEmpty();
        assertThat(intact.transcript().head(0)).isEmpty();
    }

    @Test
    void an_export_reads_back_equal() {
        Json export = Chains.intact(chain).toJson();
        assertThat(Transcript.eventsOf(JsonReader.read(export.canonical(), 1 << 24)))
                .isEqualTo(chain);
    }

    @Test
    void an_export_that_names_another_negotiation_than_its_events_is_none() {
        Json.Builder export = Json.object();
        Chains.intact(chain).toJson().members().forEach(export::put);
        String own = chain.get(0).header().negotiation().value();

        assertThat(Transcript.eventsOf(export.put("negotiation", own).build())).isEqualTo(chain);
        assertThatThrownBy(() ->
                        Transcript.eventsOf(export.put("negotiation", own + "x").build()))
                .isInstanceOf(Json.Mismatch.class)
                .hasMessage("negotiation: the events are of another");
    }

    @Test
    void any_set_of_redacted_parts_leaves_the_chain_intact() {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<AuditEvent> redacted = new ArrayList<>(chain);
            for (int i = random.nextInt(20); i > 0; i--) {
                int at = random.nextInt(redacted.size());
                redacted.set(at, redacted.get(at).redact(random.nextInt(4)));
            }
            assertThat(Chains.intact(redacted).head())
                    .as("seed %d", seed)
                    .isEqualTo(chain.get(5).hash());
            assertThat(Chains.verifyExport(Chains.intact(redacted).toJson()))
                    .isInstanceOf(TranscriptVerification.Intact.class);
        }
    }

    @Test
    void each_viewer_gets_only_its_own_parts_and_an_intact_chain() {
        assertThat(audiencesFor(new Viewer.Party(Chains.BUYER)))
                .containsExactly(Audience.PARTIES, Audience.seat(Chains.BUYER));
        assertThat(audiencesFor(new Viewer.Party(Chains.SELLER)))
                .containsExactly(Audience.PARTIES, Audience.seat(Chains.SELLER));
        assertThat(audiencesFor(new Viewer.Operator())).containsExactly(Audience.PARTIES, Audience.OPERATORS);
    }

    private List<Audience> audiencesFor(Viewer viewer) {
        Transcript seen = Chains.intact(chain).visibleTo(viewer);
        assertThat(Chains.verifyExport(seen.toJson())).isInstanceOf(TranscriptVerification.Intact.class);
        return seen.events().get(0).parts().stream()
                .filter(part -> part instanceof AuditPart.Present)
                .map(AuditPart::audience)
                .toList();
    }

    @Test
    void a_withheld_part_leaves_neither_salt_nor_content_in_the_export() {
        AuditPart.Present secret = (AuditPart.Present) chain.get(0).parts().get(2);
        String export = chain.get(0).redact(2).toJson().canonicalText();
        assertThat(export).doesNotContain(Base64Url.encode(secret.salt()));
        assertThat(chain.get(0).toJson().canonicalText()).contains(Base64Url.encode(secret.salt()));
    }

    @Test
    void every_dropped_event_before_the_last_is_found() {
        for (int i = 0; i < chain.size() - 1; i++) {
            List<AuditEvent> dropped = new ArrayList<>(chain);
            dropped.remove(i);
            assertBroken(dropped, i + 1, ChainFault.SEQUENCE);
        }
        assertBroken(List.of(), 1, ChainFault.EMPTY);
    }

    @Test
    void every_swap_and_every_repetition_is_found() {
        for (int i = 0; i < chain.size(); i++) {
            for (int j = i + 1; j < chain.size(); j++) {
                List<AuditEvent> swapped = new ArrayList<>(chain);
                Collections.swap(swapped, i, j);
                assertBroken(swapped, i + 1, ChainFault.SEQUENCE);
            }
            for (int at = 0; at <= chain.size(); at++) {
                List<AuditEvent> repeated = new ArrayList<>(chain);
                repeated.add(at, chain.get(i));
                assertThat(TranscriptVerifier.verify(repeated)).isInstanceOf(TranscriptVerification.Broken.class);
            }
        }
    }

    @Test
    void an_event_of_another_chain_is_found_wherever_it_is_put() {
        List<AuditEvent> other = Chains.chain(6, 8);
        for (int i = 0; i < chain.size(); i++) {
            List<AuditEvent> replaced = new ArrayList<>(chain);
            replaced.set(i, other.get(i));
            if (i == 0) {
                assertBroken(replaced, 2, ChainFault.PREVIOUS);
            } else {
                assertBroken(replaced, i + 1, ChainFault.PREVIOUS);
            }
        }
    }

    @Test
    void each_fault_has_its_name() {
        assertBroken(
                with(2, event -> withHeader(event, negotiation(event.header(), "neg-02"))), 3, ChainFault.NEGOTIATION);
        assertBroken(with(2, event -> withHeader(event, seq(event.header(), 4))), 3, ChainFault.SEQUENCE);
        assertBroken(with(2, event -> withHeader(event, earlier(event.header()))), 3, ChainFault.TIME);
        assertBroken(
                with(2, event -> new AuditEvent(event.header(), AuditEvent.START, event.parts(), event.hash())),
                3,
                ChainFault.PREVIOUS);
        assertBroken(
                with(
                        2,
                        event -> new AuditEvent(
                                event.header(), event.previous(), event.parts().subList(0, 3), event.hash())),
                3,
                ChainFault.HASH);
    }

    @Test
    void an_event_made_anew_with_its_own_hash_breaks_the_next() {
        List<AuditEvent> forged = with(2, event -> {
            AuditHeader header = seq(event.header(), 3);
            List<AuditPart> parts = new ArrayList<>(event.parts());
            parts.set(0, new AuditPart.Withheld(Audience.PARTIES, Hash.sha256(new byte[1])));
            AuditEvent made = new AuditEvent(header, event.previous(), parts, event.hash());
            return new AuditEvent(header, event.previous(), parts, made.computedHash());
        });
        assertBroken(forged, 4, ChainFault.PREVIOUS);
    }

    /** Every leaf of the export, changed in several seeded ways, is refused by the reader or breaks the chain. */
    @Test
    void every_change_of_any_field_of_an_export_is_found() {
        Json export = Chains.intact(Chains.chain(4, 3)).toJson();
        Random random = new Random(11);
        Map<String, Integer> found = new HashMap<>();
        for (int round = 0; round < 5; round++) {
            eachMutation(export, random, mutated -> found.merge(outcome(mutated), 1, Integer::sum));
        }
        assertThat(found).doesNotContainKey("intact").containsKeys("unreadable", "HASH", "PREVIOUS", "SEQUENCE");
        assertThat(found.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(1_000);
    }

    private static String outcome(Json export) {
        try {
            return Chains.verifyExport(export)
                    .match(intact -> "intact", broken -> broken.fault().name());
        } catch (Json.Mismatch e) {
            return "unreadable";
        }
    }

    private static void eachMutation(Json json, Random random, Consumer<Json> out) {
        if (json instanceof Json.Obj object) {
            object.members().forEach((name, value) -> {
                Map<String, Json> without = new LinkedHashMap<>(object.members());
                without.remove(name);
                out.accept(new Json.Obj(without));
                eachMutation(value, random, changed -> {
                    Map<String, Json> members = new LinkedHashMap<>(object.members());
                    members.put(name, changed);
                    out.accept(new Json.Obj(members));
                });
            });
            Map<String, Json> more = new LinkedHashMap<>(object.members());
            more.put("extra", new Json.Nil());
            out.accept(new Json.Obj(more));
        } else if (json instanceof Json.Arr array) {
            IntStream.range(0, array.elements().size())
                    .forEach(i -> eachMutation(array.elements().get(i), random, changed -> {
                        List<Json> elements = new ArrayList<>(array.elements());
                        elements.set(i, changed);
                        out.accept(Json.array(elements));
                    }));
        } else if (json instanceof Json.Int integer) {
            out.accept(Json.of(integer.value() + 1));
            out.accept(Json.of(integer.value() - 1));
            out.accept(Json.of(String.valueOf(integer.value())));
        } else {
            eachChangedText(json.text(), random, out);
        }
    }

    private static void eachChangedText(String text, Random random, Consumer<Json> out) {
        int at = random.nextInt(text.length());
        char old = text.charAt(at);
        char other = "0123456789abcdefABCDEF-_".charAt(random.nextInt(24));
        String last = text.substring(0, text.length() - 1);
        out.accept(Json.of(text.substring(0, at) + (other == old ? '~' : other) + text.substring(at + 1)));
        out.accept(Json.of(text.substring(0, at) + text.substring(at + 1)));
        out.accept(Json.of(text + other));
        out.accept(Json.of(last + (text.endsWith("B") ? 'C' : 'B')));
        out.accept(Json.of(text + "="));
        out.accept(new Json.Nil());
    }

    private List<AuditEvent> with(int index, java.util.function.UnaryOperator<AuditEvent> change) {
        List<AuditEvent> changed = new ArrayList<>(chain);
        changed.set(index, change.apply(changed.get(index)));
        return changed;
    }

    private static AuditEvent withHeader(AuditEvent event, AuditHeader header) {
        return new AuditEvent(header, event.previous(), event.parts(), event.hash());
    }

    private static AuditHeader negotiation(AuditHeader header, String id) {
        return new AuditHeader(
                new NegotiationId(id), header.seq(), header.type(), header.version(), header.at(), header.actor());
    }

    private static AuditHeader seq(AuditHeader header, long seq) {
        return new AuditHeader(header.negotiation(), seq, header.type(), header.version(), header.at(), header.actor());
    }

    private static AuditHeader earlier(AuditHeader header) {
        return new AuditHeader(
                header.negotiation(),
                header.seq(),
                header.type(),
                header.version(),
                Chains.START.minusSeconds(1),
                header.actor());
    }

    private static void assertBroken(List<AuditEvent> events, long seq, ChainFault fault) {
        assertThat(TranscriptVerifier.verify(events)).isEqualTo(new TranscriptVerification.Broken(seq, fault));
    }
}
