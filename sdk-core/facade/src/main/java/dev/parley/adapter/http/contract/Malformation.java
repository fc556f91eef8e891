// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http.contract;

import dev.parley.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A raw text in place of a part that cannot stand there.
 *
 * @param name what is wrong
 * @param raw the text
 */
record Malformation(String name, String raw) {
    private static final String HUGE = "9".repeat(400);

    /** Instants that do not exist, and those that others spell so: one rule takes UTC, to the microsecond. */
    private static final List<String> INSTANTS = List.of(
            "2026-02-30T10:00:00Z",
            "2026-11-20T25:00:00Z",
            "2026-11-20T24:00:00Z",
            "2026-11-20T23:59:60Z",
            "2026-12-31T23:59:60Z",
            "2026-11-20T10:21:00.1234567Z",
            "2026-11-20T10:21:00.Z",
            "2026-11-20T10:21:00,5Z",
            "2026-11-20T10:21:00+02:00",
            "2026-11-20T10:21:00-00:00",
            "2026-11-20T10:21:00+00",
            "2026-11-20t10:21:00z",
            "2026-11-20T10:21:00z",
            "2026-11-20 10:21:00Z",
            "2026-11-20T10:21Z",
            "2026-11-20T10:21:00",
            "2026-11-20",
            "+12026-11-20T10:21:00Z",
            "-0001-11-20T10:21:00Z",
            "1795170060",
            "２０２６-11-20T10:21:00Z");

    private static final List<String> DAYS = List.of(
            "2026-02-30", "2026-13-01", "2026-1-02", "+12026-12-24", "-0001-12-24", "2026-12-24Z", "20261224", "today");

    /** All that can be wrong in place of a part with that schema, of which a valid value is given. */
    static List<Malformation> of(Json schema, Json valid) {
        List<Malformation> all = new ArrayList<>();
        all.add(new Malformation("null", "null"));
        boolean open = schema.find("x-parley-any-of").isPresent();
        String type = open ? "any" : schema.find("type").map(Json::text).orElse("any");
        switch (type) {
            case "string" -> text(schema, all);
            case "integer" -> integer(schema, all);
            case "boolean" -> all.addAll(List.of(wrong("\"true\""), wrong("1"), wrong("{}"), wrong("[]")));
            case "array" -> array(schema, all);
            case "object" -> object(schema, valid, all);
            default -> kinds(all);
        }
        return all;
    }

    private static Malformation wrong(String raw) {
        return new Malformation("wrong type " + raw, raw);
    }

    private static void text(Json schema, List<Malformation> all) {
        all.addAll(List.of(wrong("1"), wrong("1.5"), wrong("true"), wrong("{}"), wrong("[]")));
        all.add(new Malformation("U+0000", "\"a\\u0000b\""));
        all.add(new Malformation("unpaired surrogate", "\"a\\ud800b\""));
        all.add(new Malformation("raw control character", "\"a\u0007b\""));
        long least = schema.find("minLength").map(Json::integer).orElse(0L);
        if (least > 0) {
            all.add(new Malformation("empty", "\"\""));
            all.add(new Malformation("blank", '"' + " ".repeat((int) least) + '"'));
            all.add(new Malformation("escaped control character", "\"a\\u0007b\""));
        }
        schema.find("maxLength")
                .map(Json::integer)
                .ifPresent(most -> all.add(new Malformation("too long", '"' + "a".repeat((int) (most + 1)) + '"')));
        if (schema.find("enum").isPresent()) {
            all.add(new Malformation("unknown choice", "\"no-such-choice\""));
        }
        switch (schema.find("x-parley-format").map(Json::text).orElse("")) {
            case "currency" -> all.add(new Malformation("unknown currency", "\"QQQ\""));
            case "instant" -> INSTANTS.forEach(form -> all.add(new Malformation("instant " + form, quoted(form))));
            case "date" -> DAYS.forEach(form -> all.add(new Malformation("day " + form, quoted(form))));
            default -> {
                // Any other format is a matter of pattern and length.
            }
        }
    }

    private static String quoted(String text) {
        return Json.of(text).canonicalText();
    }

    private static void integer(Json schema, List<Malformation> all) {
        all.addAll(List.of(wrong("\"1\""), wrong("true"), wrong("{}"), wrong("[]")));
        all.add(new Malformation("fraction", "1.5"));
        all.add(new Malformation("whole fraction", "1.0"));
        all.add(new Malformation("exponent", "1e3"));
        all.add(new Malformation("huge", HUGE));
        all.add(new Malformation("hugely negative", "-" + HUGE));
        all.add(new Malformation("beyond 2^53", "9007199254740992"));
        all.add(new Malformation("not a number", "NaN"));
        all.add(new Malformation("leading zero", "01"));
        schema.find("minimum").map(Json::integer).ifPresent(least -> {
            all.add(new Malformation("below the least", String.valueOf(least - 1)));
            if (least > 0) {
                all.add(new Malformation("zero", "0"));
            }
            if (least >= 0) {
                all.add(new Malformation("negative", "-7"));
            }
        });
        schema.find("maximum")
                .map(Json::integer)
                .ifPresent(most -> all.add(new Malformation("above the greatest", String.valueOf(most + 1))));
    }

    private static void array(Json schema, List<Malformation> all) {
        all.addAll(List.of(wrong("\"a\""), wrong("1"), wrong("true"), wrong("{}")));
        // Of the shortest elements, or so many would be too large before they are too many.
        long most = schema.get("maxItems").integer();
        all.add(new Malformation("too many", repeated(most + 1, i -> "0", "[", "]")));
        if (schema.find("minItems").map(Json::integer).orElse(0L) > 0) {
            all.add(new Malformation("too few", "[]"));
        }
    }

    private static void object(Json schema, Json valid, List<Malformation> all) {
        all.addAll(List.of(wrong("\"a\""), wrong("1"), wrong("true"), wrong("[]")));
        Json others = schema.find("additionalProperties").orElse(Json.of(true));
        if (others instanceof Json.Obj) {
            map(schema, valid, all);
        }
        valid.members().forEach((name, value) -> {
            String member = Json.of(name).canonicalText() + ':' + value.canonicalText();
            all.add(new Malformation("duplicate " + name, '{' + member + ',' + member + '}'));
        });
    }

    private static void map(Json schema, Json valid, List<Malformation> all) {
        String value = valid.members().values().iterator().next().canonicalText();
        long most = schema.get("maxProperties").integer();
        all.add(new Malformation("too many", repeated(most + 1, i -> "\"k" + i + "\":0", "{", "}")));
        schema.find("x-parley-keys").ifPresent(keys -> {
            String longName = "a".repeat((int) (keys.get("maxLength").integer() + 1));
            all.add(new Malformation("name too long", "{\"" + longName + "\":" + value + '}'));
            all.add(new Malformation("empty name", "{\"\":" + value + '}'));
            all.add(new Malformation("blank name", "{\" \":" + value + '}'));
            all.add(new Malformation("control character in name", "{\"a\\u0007\":" + value + '}'));
        });
        all.add(new Malformation("U+0000 in name", "{\"a\\u0000\":" + value + '}'));
    }

    /** A value of several possible types: none of them, and each of them wrong. */
    private static void kinds(List<Malformation> all) {
        all.addAll(List.of(wrong("true"), wrong("[]"), wrong("1.5"), wrong("{}")));
        all.add(new Malformation("huge", HUGE));
        all.add(new Malformation("empty text", "\"\""));
        all.add(new Malformation("control character", "\"a\\u0007\""));
        all.add(new Malformation("unknown currency", "{\"currency\":\"QQQ\",\"minorUnits\":1}"));
        all.add(new Malformation("negative amount", "{\"currency\":\"EUR\",\"minorUnits\":-1}"));
        all.add(new Malformation("amount in text", "{\"currency\":\"EUR\",\"minorUnits\":\"1\"}"));
        all.add(new Malformation("amount without currency", "{\"minorUnits\":1}"));
    }

    private static String repeated(long times, IntFunction<String> element, String open, String close) {
        return IntStream.range(0, (int) times).mapToObj(element).collect(Collectors.joining(",", open, close));
    }
}
