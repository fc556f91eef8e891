// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import dev.parley.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * A value as JSON, described once: what {@link #schema} accepts, {@link #check} finds no fault with and {@link #read}
 * reads, unless the value's own constructor has a last word to say; what {@link #write} writes, they accept.
 *
 * @param <T> the value
 * @since 0.1.0
 */
public interface Form<T> {
    /** The JSON of a value. */
    Json write(T value);

    /**
     * The value of JSON.
     *
     * @throws Json.Mismatch if {@link #check} finds a fault, or the value's constructor refuses; the message says the first
     *     fault and where it is, without the value
     */
    default T read(Json json) {
        require(json);
        return build(json);
    }

    /**
     * Refuses JSON with a fault.
     *
     * @throws Json.Mismatch for the first fault
     */
    default void require(Json json) {
        check(json, "", fault -> {
            throw new Json.Mismatch((fault.pointer() + " " + fault.message()).strip());
        });
    }

    /**
     * The value of JSON in which {@link #check} found no fault, or which {@link #write} wrote. Of other JSON it may build
     * less than there is.
     *
     * @throws Json.Mismatch if there is no such value
     */
    T build(Json json);

    /**
     * Looks for all that is wrong with JSON.
     *
     * @param pointer where the JSON stands (RFC 6901), empty at the top
     * @param faults told of each fault
     */
    void check(Json json, String pointer, Consumer<FormFault> faults);

    /** All that is wrong with JSON, in the order in which it was found; the value's constructor has the last word. */
    default List<FormFault> faults(Json json) {
        List<FormFault> found = new ArrayList<>();
        check(json, "", found::add);
        if (found.isEmpty()) {
            FormFault.ofBuilding("", () -> build(json), found::add);
        }
        return found;
    }

    /** The JSON Schema (2020-12), without {@code $schema}. */
    Json schema();

    /** JSON in which {@link #check} finds no fault, drawn at random, bounds among it. */
    Json sample(RandomGenerator random);

    /**
     * The form of a value that writes and reads itself, of which no more is described and no sample drawn: it stands in
     * what Parley wrote itself.
     *
     * @param read throws {@link IllegalArgumentException} where the JSON is none
     */
    static <T> Form<T> whole(Function<T, Json> write, Function<Json, T> read) {
        return new WholeForm<>(write, read);
    }
}
