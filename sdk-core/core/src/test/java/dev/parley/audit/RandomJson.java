// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import dev.parley.model.Json;
import dev.parley.model.Safe;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seeded documents with every kind of value, and texts that are hard to write and to sort. */
final class RandomJson {
    private static final String[] HARD = {
        "\"",
        "\\",
        "/",
        "\b",
        "\f",
        "\n",
        "\r",
        "\t",
        "\u0001",
        "\u001f",
        "\u007f",
        "\u0080",
        "é",
        "\u2028",
        "\u2029",
        "ﬃ",
        "\ufeff",
        "\uffff",
        "\ud7ff",
        "\ue000",
        "😀",
        "\ud800\udc00",
        "\udbff\udfff",
        "a",
        "A",
        "0",
        " ",
        "<",
        "€"
    };

    private final Random random;

    RandomJson(long seed) {
        random = new Random(seed);
    }

    Json object() {
        return object(4);
    }

    private Json object(int depth) {
        Json.Builder object = Json.object();
        for (int i = random.nextInt(6); i > 0; i--) {
            object.put(text(), value(depth - 1));
        }
        return object.build();
    }

    private Json value(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> new Json.Nil();
            case 1 -> Json.of(random.nextBoolean());
            case 2 -> Json.of(random.nextInt(20) - 10);
            case 3 -> Json.of(random.nextBoolean() ? Safe.MAX - random.nextInt(3) : -Safe.MAX + random.nextInt(3));
            case 4 -> Json.of(random.nextLong() >> 12);
            case 5 -> Json.of(text());
            case 6 -> array(depth);
            default -> object(depth);
        };
    }

    private Json array(int depth) {
        List<Json> elements = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            elements.add(value(depth - 1));
        }
        return Json.array(elements);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(random.nextBoolean() ? HARD[random.nextInt(HARD.length)] : anyCharacter());
        }
        return text.toString();
    }

    private String anyCharacter() {
        int point;
        do {
            point = 1 + random.nextInt(Character.MAX_CODE_POINT);
        } while (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
        return Character.toString(point);
    }
}
