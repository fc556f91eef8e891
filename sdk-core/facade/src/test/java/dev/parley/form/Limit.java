// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import dev.parley.model.Json;
import dev.parley.model.Safe;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A bound that a schema can name, the value just beyond it, and the code of whoever breaks it. */
@SuppressWarnings("ImmutableEnumChecker") // what breaks a bound is a function without state
enum Limit {
    WRONG_TYPE("type", type -> Json.of("string").equals(type) ? Json.of(1) : Json.of("x")),
    TOO_SMALL("minimum", least -> Json.of(Math.max(-Safe.MAX, least.integer() - 1))),
    TOO_LARGE("maximum", most -> Json.of(Math.min(Safe.MAX, most.integer() + 1))),
    TOO_SHORT("minLength", least -> Json.of("x".repeat(size(least) - 1))),
    TOO_LONG("maxLength", most -> Json.of("x".repeat(size(most) + 1))),
    TOO_FEW("minItems", least -> Json.array(Collections.nCopies(size(least) - 1, Json.of(1)))),
    TOO_MANY("maxItems", most -> Json.array(Collections.nCopies(size(most) + 1, Json.of(1)))),
    ENUM("enum", names -> Json.of("none of them")),
    PATTERN("pattern", pattern -> Json.of("no such text"));

    private final String keyword;
    private final Function<Json, Json> beyond;

    Limit(String keyword, Function<Json, Json> beyond) {
        this.keyword = keyword;
        this.beyond = beyond;
    }

    private static int size(Json bound) {
        return Math.toIntExact(bound.integer());
    }

    /** A value that breaks this limit of a schema and no other of its bounds; empty where it has no such limit. */
    Optional<Json> beyond(Json schema) {
        return schema.find(keyword)
                .map(beyond)
                .filter(value -> this == WRONG_TYPE
                        || !(value instanceof Json.Int integer && Math.abs(integer.value()) == Safe.MAX))
                .filter(value -> this != PATTERN || lengthFits(schema));
    }

    private static boolean lengthFits(Json schema) {
        int length = "no such text".length();
        return schema.find("minLength").map(Limit::size).orElse(0) <= length
                && schema.find("maxLength").map(Limit::size).orElse(length) >= length;
    }

    /** What the words have to name: the bound, or what is allowed. */
    List<String> named(Json schema) {
        Json bound = schema.get(keyword);
        return switch (this) {
            case WRONG_TYPE -> List.of();
            case ENUM -> bound.list(Json::text);
            case PATTERN -> List.of("must match ");
            default -> List.of(String.valueOf(bound.integer()));
        };
    }
}
