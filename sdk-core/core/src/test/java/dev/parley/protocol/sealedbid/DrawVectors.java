// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.adapter.keys.EphemeralKeys;
import dev.parley.audit.JsonReader;
import dev.parley.audit.PublishedKey;
import dev.parley.audit.SigningKey;
import dev.parley.audit.Transcript;
import dev.parley.model.Json;
import dev.parley.model.Tenant;
import dev.parley.protocol.sealedbid.DrawShapes.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What every verifier of draws must find, for verifiers in other languages to be held to. For each draw: receipt, opening
 * and verdict; {@code changed}, its files changed in one place; {@code resigned}, receipts that say something else;
 * {@code rewritten}, history that the service itself wrote anew; {@code spelled}, the opening's text with one text in it
 * replaced by another. Patches ({@link Patch}) stand under their verdict. To write the file anew, run {@link #main} with
 * its path.
 */
final class DrawVectors {
    static final String FILE = "/golden/draws/vectors.json";

    /** What is found where nothing is wrong; the price follows. */
    static final String VERIFIED = "VERIFIED ";

    private static final int WRITTEN_ANEW = 1;

    private static final List<List<String>> SPELLINGS = List.of(
            List.of("\"seq\":2", "\"seq\":2.0"),
            List.of("\"seq\":2", "\"seq\":2e0"),
            List.of("\"seq\":2", "\"seq\":02"),
            List.of("\"seq\":2", "\"seq\":-0"),
            List.of("\"seq\":2", "\"seq\":9007199254740992"),
            List.of("\"seq\":2", "\"seq\":\"2\""),
            List.of("\"seq\":2", " \"seq\"\t:\r\n2 "),
            List.of("\"seq\":2", "\"seq\":2,\"seq\":2"),
            List.of("\"seq\":2", "\"seq\":2,"),
            List.of("\"item\":\"vase\"", "\"item\":\"\\u0076\\u0061se\""),
            List.of("\"item\":\"vase\"", "\"item\":\"vase\\u0000\""),
            List.of("\"item\":\"vase\"", "\"item\":\"vase\\ud800\""),
            List.of("\"item\":\"vase\"", "\"item\":\"vase\\x\""),
            List.of("\"item\":\"vase\"", "\"item\":\"\u2003\""),
            List.of("\"item\":\"vase\"", "\"item\":'vase'"),
            List.of("\"item\":\"vase\"", "\"__proto__\":1,\"item\":\"vase\""),
            List.of("{\"events\"", "\ufeff{\"events\""),
            List.of("{\"events\"", "{}{\"events\""),
            List.of("{\"events\"", "{\"events\":" + "[".repeat(70)),
            List.of("10:00Z", "10:00z"),
            List.of("T09:00:00.000000Z", "T09:00:00Z"),
            List.of("T09:00:00.000000Z", "T24:00:00.000000Z"),
            List.of("T09:00:00.000000Z", "T10:00:00.000000+01:00"),
            List.of("2026-03-01", "2026-02-29"),
            List.of("2026-03-01", "+12026-03-01"),
            List.of("2026-03-01", "+1000000000-03-01"),
            List.of("2026-03-01", "+2026-03-01"));

    private DrawVectors() {}

    public static void main(String... arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), written());
    }

    static Json read() throws IOException {
        try (var file = Objects.requireNonNull(DrawVectors.class.getResourceAsStream(FILE), FILE)) {
            return JsonReader.read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String written() {
        SigningKey key = new EphemeralKeys().signingKey();
        String keys = PublishedKey.toJwks(List.of(key.published())).canonicalText();
        List<String> draws = new ArrayList<>();
        List<Shape> shapes = DrawShapes.all();
        for (int place = 0; place < shapes.size(); place++) {
            draws.add(draw(shapes.get(place), place, key, keys).canonicalText());
        }
        return "{\"format\":\"parley-draw-vectors/1\",\"keys\":" + keys + ",\"draws\":[\n" + String.join(",\n", draws)
                + "\n]}\n";
    }

    private static Json draw(Shape shape, int place, SigningKey key, String keys) {
        Transcript transcript = shape.chain(place);
        Optional<Tenant> tenant = place % 2 == 0 ? Optional.empty() : Optional.of(new Tenant("main"));
        Json draw = Json.object()
                .put("name", shape.name())
                .put("receipt", DrawChain.receipt(DrawChain.prefix(transcript, shape.vouched()), key, tenant))
                .put(
                        "opening",
                        DrawDisclosure.opening(transcript, shape.item(), shape.seed())
                                .toJson())
                .build();
        DrawTrial trial = new DrawTrial(draw, keys);
        Json found = RewrittenDraw.with(draw, "verdict", Json.of(trial.verdict()));
        if (!trial.verdict().startsWith(VERIFIED)) {
            return found;
        }
        Json facts = RewrittenDraw.with(found, "drawn", trial.facts());
        Json changed = RewrittenDraw.with(facts, "changed", changed(trial, place));
        return place > WRITTEN_ANEW ? changed : anew(changed, trial);
    }

    private static Json changed(DrawTrial trial, int place) {
        Json.Builder changed =
                Json.object().put("opening", grouped(Patch.all(trial.opening(), Patch.SLIGHT), trial::changedOpening));
        if (place == 0) {
            changed.put("keys", grouped(Patch.all(trial.keys(), Patch.ALL), trial::changedKeys));
        }
        return changed.build();
    }

    private static Json anew(Json draw, DrawTrial trial) {
        List<Json> spelled = SPELLINGS.stream()
                .filter(spelling -> trial.opening().canonicalText().contains(spelling.get(0)))
                .<Json>map(spelling -> Json.array(
                        List.of(spelling.get(0), spelling.get(1), trial.spelled(spelling.get(0), spelling.get(1))),
                        Json::of))
                .toList();
        Json resigned = grouped(Patch.all(trial.signed(), Patch.ALL), trial::resigned);
        Json rewritten = grouped(Patch.all(trial.plain(), Patch.ALL), trial::rewritten);
        return RewrittenDraw.with(
                RewrittenDraw.with(RewrittenDraw.with(draw, "spelled", Json.array(spelled)), "resigned", resigned),
                "rewritten",
                rewritten);
    }

    /** Patches under the verdict that they bring about. */
    private static Json grouped(List<Patch> patches, java.util.function.Function<Patch, String> verdict) {
        Map<String, List<Json>> found = new TreeMap<>();
        patches.forEach(patch -> found.computeIfAbsent(verdict.apply(patch), unused -> new ArrayList<>())
                .add(Json.of(patch.toString())));
        Json.Builder json = Json.object();
        found.forEach((name, of) -> json.put(name, Json.array(of)));
        return json.build();
    }
}
