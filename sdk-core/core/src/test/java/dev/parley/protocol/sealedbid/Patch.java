// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.model.Json;
import dev.parley.model.Safe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * JSON changed in one place, written as an operation and a JSON pointer: {@code -} removes, {@code +} puts a further member
 * into an object, {@code ~} changes a leaf a little, {@code 0}, {@code 1}, {@code a} and {@code l} put null, −1, a text and
 * a long one in its place, {@code e} an empty array in that of an array, {@code y} an instant a year earlier. A verifier in
 * another language reads the same spelling.
 */
record Patch(char operation, List<String> path) {
    private static final int LONG = 300;
    private static final String YEAR = "2026-";
    private static final String YEAR_BEFORE = "2025-";

    /** All that change what is there and keep its type. */
    static final String SLIGHT = "-+~";

    /** Those, and other types in its place. */
    static final String ALL = "-+~01aley";

    Patch {
        path = List.copyOf(path);
    }

    static Patch of(String text) {
        List<String> path = Arrays.stream(text.substring(1).split("/", -1))
                .skip(1)
                .map(name -> name.replace("~1", "/").replace("~0", "~"))
                .toList();
        return new Patch(text.charAt(0), path);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(operation);
        path.forEach(name -> text.append('/').append(name.replace("~", "~0").replace("/", "~1")));
        return text.toString();
    }

    /** Every patch of these operations. */
    static List<Patch> all(Json json, String operations) {
        List<Patch> all = new ArrayList<>();
        collect(json, List.of(), operations, all);
        return all;
    }

    private static void collect(Json json, List<String> path, String operations, List<Patch> all) {
        boolean leaf = !(json instanceof Json.Obj) && !(json instanceof Json.Arr);
        for (int kind = 0; kind < operations.length(); kind++) {
            char operation = operations.charAt(kind);
            boolean fits = switch (operation) {
                case '+' -> json instanceof Json.Obj;
                case '~' -> leaf;
                case 'e' -> json instanceof Json.Arr && !path.isEmpty();
                case '1', 'a', 'l' -> leaf && !path.isEmpty();
                case 'y' -> isInstant(json);
                default -> !path.isEmpty();
            };
            if (fits) {
                all.add(new Patch(operation, path));
            }
        }
        if (json instanceof Json.Obj object) {
            object.members().forEach((name, value) -> collect(value, joined(path, name), operations, all));
        } else if (json instanceof Json.Arr array) {
            for (int place = 0; place < array.elements().size(); place++) {
                collect(array.elements().get(place), joined(path, String.valueOf(place)), operations, all);
            }
        }
    }

    private static List<String> joined(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }

    Json apply(Json json) {
        return changed(json, 0).orElseThrow();
    }

    private Optional<Json> changed(Json json, int depth) {
        if (depth == path.size()) {
            return put(json);
        }
        String name = path.get(depth);
        if (json instanceof Json.Arr array) {
            List<Json> elements = new ArrayList<>(array.elements());
            int place = Integer.parseInt(name);
            changed(elements.get(place), depth + 1)
                    .ifPresentOrElse(value -> elements.set(place, value), () -> elements.remove(place));
            return Optional.of(Json.array(elements));
        }
        Map<String, Json> members = new LinkedHashMap<>(json.members());
        Json member = Objects.requireNonNull(members.get(name), this::toString);
        changed(member, depth + 1).ifPresentOrElse(value -> members.put(name, value), () -> members.remove(name));
        return Optional.of(new Json.Obj(members));
    }

    private Optional<Json> put(Json json) {
        return switch (operation) {
            case '-' -> Optional.empty();
            case '+' -> Optional.of(further(json));
            case '~' -> Optional.of(slightly(json));
            case '0' -> Optional.of(new Json.Nil());
            case '1' -> Optional.of(Json.of(-1));
            case 'a' -> Optional.of(Json.of("a"));
            case 'l' -> Optional.of(Json.of("l".repeat(LONG)));
            case 'y' -> Optional.of(Json.of(json.text().replace(YEAR, YEAR_BEFORE)));
            case 'e' -> Optional.of(Json.array(List.of()));
            default -> throw new IllegalArgumentException("no operation " + operation);
        };
    }

    private static boolean isInstant(Json json) {
        return json instanceof Json.Str text && text.value().startsWith(YEAR);
    }

    private static Json further(Json json) {
        Map<String, Json> members = new LinkedHashMap<>(json.members());
        members.put("further", Json.of(1));
        return new Json.Obj(members);
    }

    private static Json slightly(Json json) {
        if (json instanceof Json.Str text) {
            return Json.of(flipped(text.value()));
        }
        if (json instanceof Json.Int number) {
            return Json.of(number.value() == Safe.MAX ? number.value() - 1 : number.value() + 1);
        }
        return json instanceof Json.Bool bool ? Json.of(!bool.value()) : Json.of(0);
    }

    private static String flipped(String text) {
        return text.isEmpty() ? "0" : text.substring(0, text.length() - 1) + (text.endsWith("0") ? '1' : '0');
    }
}
