// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import dev.parley.model.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** A form whose JSON is an object, or some of an object's members beside others. */
interface MembersForm<T> extends Form<T> {
    /** Adds the members of a value. */
    void writeMembers(T value, Json.Builder object);

    /** Looks for what is wrong with its own members; what else the object has is another's. */
    void checkMembers(Json.Obj object, String pointer, Consumer<FormFault> faults);

    /** The schemas of its members, by name. */
    Map<String, Json> properties();

    /** The names of the members that have to be there. */
    List<String> required();

    /** Draws its members. */
    void sampleMembers(RandomGenerator random, Json.Builder object);

    @Override
    default Json write(T value) {
        Json.Builder object = Json.object();
        writeMembers(value, object);
        return object.build();
    }

    @Override
    default void check(Json json, String pointer, Consumer<FormFault> faults) {
        if (!(json instanceof Json.Obj object)) {
            faults.accept(new FormFault(pointer, "WRONG_TYPE", "must be an object"));
            return;
        }
        Map<String, Json> known = properties();
        String words = "is not known here; "
                + (known.isEmpty() ? "there are none" : "it takes " + String.join(", ", known.keySet()));
        for (String name : object.members().keySet()) {
            if (!known.containsKey(name)) {
                faults.accept(new FormFault(MembersForm.beneath(pointer, name), "UNKNOWN_FIELD", words));
            }
        }
        checkMembers(object, pointer, faults);
    }

    @Override
    default Json schema() {
        Json.Builder properties = Json.object();
        properties().forEach(properties::put);
        Json.Builder schema = Json.object()
                .put("type", "object")
                .put("properties", properties.build())
                .put("additionalProperties", false);
        return required().isEmpty()
                ? schema.build()
                : schema.put("required", Json.array(required(), Json::of)).build();
    }

    @Override
    default Json sample(RandomGenerator random) {
        Json.Builder object = Json.object();
        sampleMembers(random, object);
        return object.build();
    }

    /** The pointer to a member of what stands at a pointer (RFC 6901). */
    static String beneath(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
