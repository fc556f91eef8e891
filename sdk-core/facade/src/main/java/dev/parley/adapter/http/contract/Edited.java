// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http.contract;

import dev.parley.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a value with one part changed, also into what is no JSON. */
final class Edited {
    private static final String MARK = "@here@";

    private Edited() {}

    /** The text of a value with the part at some steps replaced by raw text. */
    static byte[] with(Json whole, List<String> steps, String raw) {
        String text = edit(whole, steps, part -> Optional.of(Json.of(MARK))).canonicalText();
        return text.replace('"' + MARK + '"', raw).getBytes(StandardCharsets.UTF_8);
    }

    /** The text of a value without the part at some steps. */
    static byte[] without(Json whole, List<String> steps) {
        return edit(whole, steps, part -> Optional.empty()).canonical();
    }

    private interface Edit {
        Optional<Json> of(Json part);
    }

    private static Json edit(Json whole, List<String> steps, Edit edit) {
        return edited(whole, steps, edit).orElseThrow();
    }

    private static Optional<Json> edited(Json value, List<String> steps, Edit edit) {
        if (steps.isEmpty()) {
            return edit.of(value);
        }
        List<String> rest = steps.subList(1, steps.size());
        if (value instanceof Json.Arr array) {
            int index = Integer.parseInt(steps.get(0));
            List<Json> elements = new ArrayList<>(array.elements());
            edited(elements.remove(index), rest, edit).ifPresent(element -> elements.add(index, element));
            return Optional.of(Json.array(elements));
        }
        Map<String, Json> members = new LinkedHashMap<>(value.members());
        Json old = members.remove(steps.get(0));
        edited(old == null ? new Json.Nil() : old, rest, edit).ifPresent(member -> members.put(steps.get(0), member));
        return Optional.of(new Json.Obj(members));
    }
}
