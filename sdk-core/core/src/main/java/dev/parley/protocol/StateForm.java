// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.form.Form;
import dev.parley.form.Forms;
import dev.parley.form.RecordForm;
import dev.parley.model.Hash;
import dev.parley.model.Item;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.Seat;
import dev.parley.model.Seats;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How a state is written and read back. What it was opened with is not written: it is taken from the state at the opening.
 *
 * @param <S> the state
 * @since 0.1.0
 */
public final class StateForm<S> {
    private static final Forms PROTOCOL = Forms.of(MethodHandles.lookup()).unbounded();

    private static final Form<Money> MONEY = Form.whole(
            money -> Json.object().put("amount", money).build(),
            json -> json.get("amount").money());

    private final int version;
    private final Json schema;
    private final Function<S, Json> write;
    private final BiFunction<Json, S, S> read;

    private StateForm(int version, Json schema, Function<S, Json> write, BiFunction<Json, S, S> read) {
        this.version = version;
        this.schema = schema;
        this.write = write;
        this.read = read;
    }

    /**
     * The form of a state that is a record.
     *
     * @param forms of the author's lookup, with forms of its own for what has none; texts need no bounds
     * @param fixed the names of components that stay as they were at the opening; a component of type {@link OpeningRecord} always
     *     does
     * @throws IllegalArgumentException if a component has a type that has no form; the message says which and what to do
     */
    public static <S> StateForm<S> of(Forms forms, Class<S> state, String... fixed) {
        Set<String> unwritten = new HashSet<>(Set.of(fixed));
        for (RecordComponent component : state.getRecordComponents()) {
            if (component.getType() == OpeningRecord.class) {
                unwritten.add(component.getName());
            }
        }
        RecordForm<S> form = known(forms).record(state, unwritten);
        return new StateForm<>(
                1,
                form.schema(),
                form::write,
                (json, begun) -> form.filledFrom(begun).build(json));
    }

    /**
     * The form of a state by way of a record that has all that changes of it.
     *
     * @param forms as for a state that is a record
     * @param kept what is written of a state
     * @param written makes it
     * @param read makes the state from it and from the state at the opening
     */
    public static <S, W> StateForm<S> by(Forms forms, Class<W> kept, Function<S, W> written, BiFunction<W, S, S> read) {
        RecordForm<W> form = known(forms).record(kept);
        return new StateForm<>(
                1,
                form.schema(),
                state -> form.write(written.apply(state)),
                (json, begun) -> read.apply(form.build(json), begun));
    }

    private static Forms known(Forms forms) {
        Forms model = PROTOCOL.with(Money.class, MONEY);
        return forms.unbounded()
                .with(Money.class, MONEY)
                .with(Item.class, Form.whole(Item::toJson, Item::fromJson))
                .with(Seats.class, Form.whole(seats -> Json.array(seats, Seat::toJson), StateForm::seats))
                .with(Award.class, model.record(Award.class));
    }

    private static Seats seats(Json json) {
        return Seats.of(json.list(Seat::fromJson));
    }

    /** The same in another version: what an older one has written is read no longer. */
    public StateForm<S> version(int number) {
        return new StateForm<>(number, schema, write, read);
    }

    /** The state as it is written. */
    public Json write(S state) {
        return write.apply(state);
    }

    /**
     * The state that was written.
     *
     * @param begun the state at the opening
     * @throws Json.Mismatch if the JSON is no state
     */
    public S read(Json json, S begun) {
        return read.apply(json, begun);
    }

    /** What differs where states are written differently. */
    public Hash fingerprint() {
        return Hash.sha256(Json.object()
                .put("version", version)
                .put("schema", schema)
                .build()
                .canonical());
    }
}
