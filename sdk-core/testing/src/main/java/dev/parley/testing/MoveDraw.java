// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

import dev.parley.model.Domain;
import dev.parley.model.Issue;
import dev.parley.model.IssueId;
import dev.parley.model.Item;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.WireMove;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Draws moves: items and values from a listing's domains, edges included, and payloads from their schema, as far as it
 * consists of objects, arrays, integers, booleans, choices and texts.
 *
 * @since 0.1.0
 */
public final class MoveDraw {
    private final Listing listing;
    private final Random random;

    /** Draws for that listing from that source. */
    public MoveDraw(Listing listing, Random random) {
        this.listing = listing;
        this.random = random;
    }

    /**
     * A move of the allowed kind: with no items, one, some or all, whole or in part. A text, number or truth among the
     * limits is the only value of the payload's property of that name.
     */
    public WireMove draw(Allowed allowed, Json movesSchema) {
        Json schema =
                movesSchema.find(allowed.kind()).orElseGet(() -> Json.object().build());
        Map<String, Json> payload = new LinkedHashMap<>(payload(schema).members());
        schema.find("properties")
                .map(Json::members)
                .orElse(Map.of())
                .keySet()
                .forEach(name -> allowed.limits()
                        .find(name)
                        .filter(only -> !(only instanceof Json.Obj || only instanceof Json.Arr))
                        .ifPresent(only -> payload.put(name, only)));
        return new WireMove(allowed.kind(), items(), new Json.Obj(payload));
    }

    /** Complete terms of an item. */
    public Terms complete(Item item) {
        return terms(item, 1.0);
    }

    private List<Terms> items() {
        List<Terms> drawn = new ArrayList<>();
        int shape = random.nextInt(4);
        double part = shape == 3 ? 0.6 : 1.0;
        for (Item item : listing.items()) {
            if (shape == 1 || (shape > 1 && random.nextBoolean())) {
                drawn.add(terms(item, part));
            }
        }
        return drawn;
    }

    private Terms terms(Item item, double part) {
        SortedMap<IssueId, Value> values = new TreeMap<>();
        for (Issue issue : item.issues()) {
            if (random.nextDouble() < part) {
                values.put(issue.id(), value(issue.domain()));
            }
        }
        return new Terms(item.id(), values);
    }

    private Value value(Domain domain) {
        if (domain instanceof Domain.Price price) {
            return Value.of(new Money(steps(price.min(), price.max(), price.tick()), price.currency()));
        }
        if (domain instanceof Domain.Numbers numbers) {
            return Value.of(steps(numbers.min(), numbers.max(), numbers.step()));
        }
        if (domain instanceof Domain.Decimal decimal) {
            return Value.of(steps(decimal.min(), decimal.max(), 1));
        }
        if (domain instanceof Domain.Date date) {
            long day = steps(date.first().toEpochDay(), date.last().toEpochDay(), 1);
            return Value.of(LocalDate.ofEpochDay(day).toString());
        }
        List<String> labels = ((Domain.Choice) domain).labels();
        return Value.of(labels.get(random.nextInt(labels.size())));
    }

    /** A value of the progression: an edge one time in four. */
    private long steps(long min, long max, long step) {
        long last = (max - min) / step;
        long index = switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> last;
            default -> Math.floorMod(random.nextLong(), last + 1);
        };
        return min + index * step;
    }

    private Json payload(Json schema) {
        if (!(schema instanceof Json.Obj)) {
            return Json.object().build();
        }
        if (schema.find("enum").isPresent()) {
            List<Json> choices = schema.get("enum").elements();
            return choices.get(random.nextInt(choices.size()));
        }
        return switch (schema.find("type").map(Json::text).orElse("object")) {
            case "integer" -> Json.of(steps(bound(schema, "minimum", 0), bound(schema, "maximum", 1_000_000), 1));
            case "boolean" -> Json.of(random.nextBoolean());
            case "string" -> Json.of("text-" + random.nextInt(1_000));
            case "array" ->
                Json.array(schema.find("items").map(this::payload).stream().toList());
            default -> object(schema);
        };
    }

    private Json object(Json schema) {
        List<String> required =
                schema.find("required").map(names -> names.list(Json::text)).orElse(List.of());
        Json.Builder drawn = Json.object();
        schema.find("properties")
                .ifPresent(properties -> properties.members().forEach((name, property) -> {
                    if (required.contains(name) || random.nextBoolean()) {
                        drawn.put(name, payload(property));
                    }
                }));
        return drawn.build();
    }

    private static long bound(Json schema, String name, long otherwise) {
        return schema.find(name).map(Json::integer).orElse(otherwise);
    }
}
