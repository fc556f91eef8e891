// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.adapter.http.contract.Contract;
import dev.parley.model.Json;
import dev.parley.model.Safe;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Derives bodies from a good one by putting its parts at the bounds that the contract sets them: each part at each bound,
 * all numbers at their least and at their greatest, and parts by chance together. Each is valid by the contract.
 */
final class Extremes {
    private static final List<String> INSTANTS =
            List.of("0000-01-01T00:00:00Z", "0001-01-01T00:00:00.000001Z", "9999-12-31T23:59:59.999999Z");
    private static final List<String> DAYS = List.of("0000-01-01", "0001-01-01", "9999-12-31");
    private static final List<String> CURRENCIES = List.of("EUR", "JPY", "BHD", "XXX", "XAU", "CLF");
    private static final int BY_CHANCE = 60;

    private final Contract contract;
    private final List<Part> parts = new ArrayList<>();

    private Extremes(Contract contract) {
        this.contract = contract;
    }

    /** A part of a body, and what else may stand there. */
    private record Part(List<String> steps, List<Json> extremes) {}

    /** The bodies, all different; a seed decides which parts stand at bounds together. */
    static List<Json> of(Contract contract, Json schema, Json body, long seed) {
        Extremes extremes = new Extremes(contract);
        extremes.collect(schema, body, List.of());
        Set<Json> made = new LinkedHashSet<>();
        for (Part part : extremes.parts) {
            part.extremes().forEach(extreme -> made.add(with(body, part.steps(), extreme)));
        }
        made.add(extremes.numbers(body, false));
        made.add(extremes.numbers(body, true));
        Random random = new Random(seed);
        for (int i = 0; i < BY_CHANCE; i++) {
            made.add(extremes.byChance(body, random));
        }
        return List.copyOf(made);
    }

    private Json numbers(Json body, boolean greatest) {
        Json changed = body;
        for (Part part : parts) {
            List<Json> extremes = part.extremes();
            if (!extremes.isEmpty() && extremes.get(0) instanceof Json.Int) {
                changed = with(changed, part.steps(), extremes.get(greatest ? extremes.size() - 1 : 0));
            }
        }
        return changed;
    }

    private Json byChance(Json body, Random random) {
        Json changed = body;
        int often = 2 + random.nextInt(4);
        for (Part part : parts) {
            if (!part.extremes().isEmpty() && random.nextInt(often) == 0) {
                changed = with(
                        changed,
                        part.steps(),
                        part.extremes().get(random.nextInt(part.extremes().size())));
            }
        }
        return changed;
    }

    private void collect(Json given, Json value, List<String> steps) {
        Json schema = contract.resolve(given);
        parts.add(new Part(steps, extremes(schema, value)));
        if (value instanceof Json.Arr array) {
            for (int i = 0; i < array.elements().size(); i++) {
                collect(schema.find("items").orElse(FREE), array.elements().get(i), below(steps, i));
            }
        } else if (value instanceof Json.Obj object) {
            object.members().forEach((name, member) -> collect(field(schema, name), member, below(steps, name)));
        }
    }

    private static final Json FREE = Json.object().build();

    private Json field(Json schema, String name) {
        Json chosen = schema.find("x-parley-any-of")
                .map(kinds -> contract.resolve(kinds.elements().get(0)))
                .orElse(schema);
        return chosen.find("properties")
                .flatMap(fields -> fields.find(name))
                .or(() -> chosen.find("additionalProperties").filter(Json.Obj.class::isInstance))
                .orElse(FREE);
    }

    private static List<String> below(List<String> steps, Object step) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(String.valueOf(step));
        return List.copyOf(longer);
    }

    private List<Json> extremes(Json schema, Json value) {
        if (value instanceof Json.Int) {
            return numbers(schema);
        }
        if (value instanceof Json.Str) {
            return texts(schema);
        }
        if (value instanceof Json.Bool bool) {
            return List.of(Json.of(!bool.value()));
        }
        return value instanceof Json.Arr array ? arrays(schema, array) : objects(schema, value);
    }

    private static List<Json> numbers(Json schema) {
        long least = schema.find("minimum").map(Json::integer).orElse(-Safe.MAX);
        long most = schema.find("maximum").map(Json::integer).orElse(Safe.MAX);
        return IntStream.range(0, 1)
                .boxed()
                .flatMap(ignored -> List.of(least, least + 1, -1L, 0L, 1L, most - 1, most).stream())
                .filter(number -> number >= least && number <= most)
                .distinct()
                .sorted()
                .map(Json::of)
                .toList();
    }

    private static List<Json> texts(Json schema) {
        Optional<Json> choices = schema.find("enum");
        if (choices.isPresent()) {
            return choices.get().elements();
        }
        List<String> texts = new ArrayList<>();
        int most = Math.toIntExact(schema.find("maxLength").map(Json::integer).orElse(2_000L));
        switch (schema.find("x-parley-format").map(Json::text).orElse("")) {
            case "instant" -> texts.addAll(INSTANTS);
            case "date" -> texts.addAll(DAYS);
            case "currency" -> texts.addAll(CURRENCIES);
            default -> {
                String pattern = schema.find("pattern").map(Json::text).orElse("");
                if (pattern.equals("^[0-9a-f]{64}$")) {
                    texts.addAll(List.of("0".repeat(64), "f".repeat(64)));
                } else {
                    texts.addAll(List.of("a", "a".repeat(most)));
                    if (!pattern.startsWith("^[a-z]")) {
                        texts.addAll(
                                List.of("\uD83D\uDE00".repeat(most / 2), "\u2028", "'\"\\%_;--{heads}?$1/~0~1 <b>"));
                    }
                }
            }
        }
        return texts.stream()
                .filter(text -> text.length() <= most)
                .<Json>map(Json::of)
                .toList();
    }

    private List<Json> arrays(Json schema, Json.Arr array) {
        List<Json> made = new ArrayList<>();
        int least = Math.toIntExact(schema.find("minItems").map(Json::integer).orElse(0L));
        int most = Math.toIntExact(schema.find("maxItems").map(Json::integer).orElse(1_000L));
        if (least == 0) {
            made.add(Json.array(List.of()));
        }
        if (!array.elements().isEmpty()) {
            Json first = array.elements().get(0);
            made.add(Json.array(List.of(first, first)));
            made.add(Json.array(
                    IntStream.range(0, most).mapToObj(i -> numbered(first, i)).toList()));
        }
        return made.stream().filter(json -> json.elements().size() <= most).toList();
    }

    /** The same with another name, where it has one. */
    private static Json numbered(Json element, int number) {
        if (element instanceof Json.Str) {
            return Json.of("n" + number);
        }
        if (element instanceof Json.Obj object) {
            for (String name : List.of("id", "name", "item", "issue")) {
                if (object.members().containsKey(name)) {
                    return with(element, List.of(name), Json.of("n" + number));
                }
            }
        }
        return element;
    }

    private List<Json> objects(Json schema, Json value) {
        Optional<Json> most = schema.find("maxProperties");
        if (most.isPresent() && !value.members().isEmpty()) {
            Json any = value.members().values().iterator().next();
            Json.Builder full = Json.object();
            IntStream.range(0, Math.toIntExact(most.get().integer())).forEach(i -> full.put("n" + i, any));
            return List.of(Json.object().build(), full.build());
        }
        return schema.find("additionalProperties").equals(Optional.of(Json.of(true)))
                ? List.of(FREE, deep())
                : List.of();
    }

    /** As deep as a body may be, less what it lies in. */
    private static Json deep() {
        Json inner = Json.of(Safe.MAX);
        for (int level = 0; level < 25; level++) {
            inner = Json.object().put("a", inner).build();
        }
        return inner;
    }

    static Json with(Json whole, List<String> steps, Json part) {
        if (steps.isEmpty()) {
            return part;
        }
        List<String> rest = steps.subList(1, steps.size());
        if (whole instanceof Json.Arr array) {
            int index = Integer.parseInt(steps.get(0));
            List<Json> elements = new ArrayList<>(array.elements());
            if (index < elements.size()) {
                elements.set(index, with(elements.get(index), rest, part));
            }
            return Json.array(elements);
        }
        if (!(whole instanceof Json.Obj object) || !object.members().containsKey(steps.get(0))) {
            return whole;
        }
        Json.Builder members = Json.object();
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            boolean here = member.getKey().equals(steps.get(0));
            members.put(member.getKey(), here ? with(member.getValue(), rest, part) : member.getValue());
        }
        return members.build();
    }
}
