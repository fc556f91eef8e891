package dev.parley.protocol;

import dev.parley.form.Part;
import dev.parley.form.RecordForm;
import dev.parley.model.Json;
import dev.parley.model.Terms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The kinds of move of a protocol, each a record of its own that is named after its kind.
 *
 * <p>What a move says about items, a {@code List<Terms>} in the part {@value #TERMS}, travels beside the payload; every
 * other component is in the payload.
 *
 * @param <M> the moves
 */
public final class MoveForms<M> {
    /** The part of a move that names terms. */
    public static final String TERMS = "terms";

    private final Map<String, Kind<? extends M>> byName = new LinkedHashMap<>();

    private MoveForms(List<RecordForm<? extends M>> kinds) {
        kinds.forEach(form -> byName.put(form.name(), Kind.of(form.sparse())));
    }

    /** A kind of move: all of it, and what of it is in the payload. */
    private record Kind<N>(RecordForm<N> whole, RecordForm<N> payload) {
        static <N> Kind<N> of(RecordForm<N> whole) {
            return new Kind<>(whole, whole.part(Part.MAIN));
        }

        N read(WireMove wire) {
            if (!wire.items().isEmpty() && !whole.parts().contains(TERMS)) {
                throw new Json.Mismatch("a move of kind " + wire.kind() + " names no terms");
            }
            payload.require(wire.payload());
            return whole.build(part -> wire.payload(), Map.of(TERMS, wire.items()));
        }

        @SuppressWarnings("unchecked") // the component of that part is a list of terms
        WireMove write(Object any) {
            N move = whole.type().cast(any);
            List<Terms> terms = (List<Terms>) whole.component(move, TERMS).orElse(List.of());
            return new WireMove(whole.name(), terms, payload.write(move));
        }
    }

    /** The moves of these kinds. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <M> MoveForms<M> of(RecordForm<? extends M>... kinds) {
        return new MoveForms<>(List.of(kinds));
    }

    /** The kind of a move. */
    public String kind(M move) {
        return of(move).whole().name();
    }

    private Kind<? extends M> of(M move) {
        return byName.values().stream()
                .filter(kind -> kind.whole().type().isInstance(move))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(move + " is none of " + byName.keySet()));
    }

    /** The JSON Schema of each kind's payload, as {@link ProtocolForms#movesSchema} wants it. */
    public Json schema() {
        Json.Builder schemas = Json.object();
        byName.forEach((name, kind) ->
                schemas.put(name, ProtocolForms.whole(kind.payload().schema())));
        return schemas.build();
    }

    /**
     * The move as it travelled.
     *
     * @throws Json.Mismatch if there is no such kind, or the payload is not what it takes
     */
    public M read(WireMove wire) {
        Kind<? extends M> kind = byName.get(wire.kind());
        if (kind == null) {
            throw new Json.Mismatch("kind must be one of " + String.join(", ", byName.keySet()));
        }
        return kind.read(wire);
    }

    /** The move as it travels. */
    public WireMove write(M move) {
        return of(move).write(move);
    }
}
