// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import dev.parley.model.Json;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How JSON of one type of the wire models is written: in the bytes of a model that was read from it, without the model. */
@FunctionalInterface
interface WireForm {
    /**
     * Writes JSON.
     *
     * @throws Json.Mismatch if it is not of that type
     */
    void write(Json json, JsonGenerator out) throws IOException;

    /** What may have any form: as it is, the members of objects in the order of their names. */
    WireForm FREE = WireForm::free;

    private static void free(Json json, JsonGenerator out) throws IOException {
        if (json instanceof Json.Obj object) {
            map(object, FREE, out);
        } else if (json instanceof Json.Arr array) {
            array(array, FREE, out);
        } else if (json instanceof Json.Str string) {
            out.writeString(string.value());
        } else if (json instanceof Json.Int integer) {
            out.writeNumber(integer.value());
        } else if (json instanceof Json.Bool bool) {
            out.writeBoolean(bool.value());
        } else {
            out.writeNull();
        }
    }

    private static void map(Json json, WireForm values, JsonGenerator out) throws IOException {
        List<Map.Entry<String, Json>> members = json.members().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .toList();
        out.writeStartObject();
        for (Map.Entry<String, Json> member : members) {
            out.writeFieldName(member.getKey());
            element(member.getValue(), values, out);
        }
        out.writeEndObject();
    }

    private static void array(Json json, WireForm elements, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (Json element : json.elements()) {
            element(element, elements, out);
        }
        out.writeEndArray();
    }

    private static void element(Json json, WireForm form, JsonGenerator out) throws IOException {
        if (json instanceof Json.Nil) {
            out.writeNull();
        } else {
            form.write(json, out);
        }
    }

    /** A string. */
    WireForm TEXT = (json, out) -> out.writeString(json.text());

    /** One of these strings. */
    static WireForm choice(Set<String> names) {
        return (json, out) -> {
            if (!names.contains(json.text())) {
                throw new Json.Mismatch("is none of " + names.size() + " names");
            }
            out.writeString(json.text());
        };
    }

    /** True or false. */
    WireForm BOOLEAN = (json, out) -> out.writeBoolean(json.bool());

    /** An integer within bounds. */
    static WireForm integer(long min, long max) {
        return (json, out) -> {
            if (json.integer() < min || json.integer() > max) {
                throw new Json.Mismatch("an integer lies outside its type");
            }
            out.writeNumber(json.integer());
        };
    }

    /** An array. */
    static WireForm list(WireForm elements) {
        return (json, out) -> array(json, elements, out);
    }

    /** An object of any members, in the order of their names. */
    static WireForm map(WireForm values) {
        return (json, out) -> map(json, values, out);
    }

    /**
     * A member of an object.
     *
     * @param otherwise what is written where it is absent; null for nothing
     */
    record Member(
            SerializableString name,
            WireForm form,
            boolean required,
            @Nullable Json otherwise) {
        /** Writes it, and says whether it was there. */
        boolean write(Map<String, Json> members, JsonGenerator out) throws IOException {
            @Nullable Json given = members.get(name.getValue());
            if (given == null && required) {
                throw new Json.Mismatch("lacks " + name.getValue());
            }
            @Nullable Json value = given == null ? otherwise : given;
            if (value != null && !(value instanceof Json.Nil)) {
                out.writeFieldName(name);
                form.write(value, out);
            }
            return given != null;
        }
    }

    /** An object of these members, in this order. */
    static WireForm object(List<Member> members) {
        return (json, out) -> {
            out.writeStartObject();
            int met = 0;
            for (Member member : members) {
                met += member.write(json.members(), out) ? 1 : 0;
            }
            if (met < json.members().size()) {
                throw new Json.Mismatch("has a member that is none of its type's");
            }
            out.writeEndObject();
        };
    }
}
