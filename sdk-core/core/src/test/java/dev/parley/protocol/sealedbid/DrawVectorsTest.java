// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Json;
import dev.parley.protocol.draw.DrawFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The verdicts on file are this verifier's, and nothing that could be changed is left out. */
class DrawVectorsTest {
    @TestFactory
    Stream<DynamicTest> finds_what_is_on_file() throws IOException {
        Json file = DrawVectors.read();
        String keys = file.get("keys").canonicalText();
        return file.get("draws").elements().stream()
                .map(draw -> DynamicTest.dynamicTest(
                        draw.get("name").text(), () -> assertFound(draw, new DrawTrial(draw, keys))));
    }

    private static void assertFound(Json draw, DrawTrial trial) {
        assertThat(trial.verdict()).isEqualTo(draw.get("verdict").text());
        draw.find("drawn").ifPresent(drawn -> assertThat(trial.facts()).isEqualTo(drawn));
        draw.find("changed").flatMap(changed -> changed.find("opening")).ifPresent(changed -> {
            assertFound(changed, trial::changedOpening);
            assertComplete(changed, Patch.all(trial.opening(), Patch.SLIGHT));
            assertNothingPasses(changed, trial);
        });
        draw.find("changed")
                .flatMap(changed -> changed.find("keys"))
                .ifPresent(changed -> assertFound(changed, trial::changedKeys));
        draw.find("resigned").ifPresent(resigned -> assertFound(resigned, trial::resigned));
        draw.find("rewritten").ifPresent(rewritten -> assertFound(rewritten, trial::rewritten));
        draw.find("spelled").ifPresent(spelled -> spelled.elements().forEach(one -> assertSpelled(one, trial)));
    }

    private static void assertFound(Json verdicts, Function<Patch, String> verdict) {
        verdicts.members()
                .forEach((found, patches) -> patches.elements()
                        .forEach(patch -> assertThat(verdict.apply(Patch.of(patch.text())))
                                .as(patch.text())
                                .isEqualTo(found)));
    }

    private static void assertComplete(Json verdicts, List<Patch> patches) {
        List<String> written = new ArrayList<>();
        verdicts.members().values().forEach(of -> of.elements().forEach(patch -> written.add(patch.text())));
        assertThat(written)
                .containsExactlyInAnyOrderElementsOf(
                        patches.stream().map(Patch::toString).toList());
    }

    /** What came after the receipt may be left out; any other single change is found. */
    private static void assertNothingPasses(Json verdicts, DrawTrial trial) {
        long vouched = trial.signed().get("payload").get("seq").integer();
        verdicts.members().forEach((found, patches) -> {
            if (found.startsWith(DrawVectors.VERIFIED)) {
                assertThat(patches.list(Json::text)).containsExactly("-/events/" + vouched);
            }
        });
    }

    private static void assertSpelled(Json spelled, DrawTrial trial) {
        List<String> texts = spelled.list(Json::text);
        assertThat(trial.spelled(texts.get(0), texts.get(1))).as(texts.get(1)).isEqualTo(texts.get(2));
    }

    @Test
    void every_fault_and_every_shape_is_on_file() throws IOException {
        Json file = DrawVectors.read();
        List<String> names = file.get("draws").list(draw -> draw.get("name").text());
        assertThat(names)
                .containsExactlyElementsOf(
                        DrawShapes.all().stream().map(DrawShapes.Shape::name).toList());
        String text = file.canonicalText();
        // No draw of sealed bids picks winners.
        assertThat(DrawFault.values())
                .filteredOn(fault -> fault != DrawFault.WINNERS)
                .allMatch(fault -> text.contains('"' + fault.name() + '"'));
    }

    @Test
    void a_receipt_with_any_single_character_changed_is_refused() throws IOException {
        Json file = DrawVectors.read();
        Json draw = file.get("draws").elements().get(0);
        String receipt = draw.get("receipt").text();
        DrawTrial trial = new DrawTrial(draw, file.get("keys").canonicalText());
        for (int place = 0; place < receipt.length(); place++) {
            char other = receipt.charAt(place) == 'A' ? 'B' : 'A';
            String changed = receipt.substring(0, place) + other + receipt.substring(place + 1);
            assertThat(trial.changedReceipt(changed)).isEqualTo(DrawFault.RECEIPT.name());
        }
    }

    @Test
    void a_patch_is_read_as_it_is_written() {
        Json json = Json.object()
                .put("a/b~", Json.array(List.of(Json.of(1), Json.of(true))))
                .build();
        Map<String, String> changed = Map.of(
                "-/a~1b~0/0", "{\"a/b~\":[true]}", "~/a~1b~0/1", "{\"a/b~\":[1,false]}", "0/a~1b~0", "{\"a/b~\":null}");
        changed.forEach((patch, result) -> {
            assertThat(Patch.of(patch).apply(json).canonicalText()).isEqualTo(result);
            assertThat(Optional.of(Patch.of(patch).toString())).contains(patch);
        });
        assertThat(Patch.all(json, Patch.ALL)).hasSize(1 + 3 + 6 * 2);
    }
}
