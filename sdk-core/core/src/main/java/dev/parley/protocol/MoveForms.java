package dev.parley.protocol;

import dev.parley.form.Form;
import dev.parley.form.FormFault;
import dev.parley.form.Part;
import dev.parley.form.RecordForm;
import dev.parley.model.Json;
import dev.parley.model.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

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
    private final Map<Class<?>, Kind<? extends M>> byType = new HashMap<>();

    private MoveForms(List<RecordForm<? extends M>> kinds) {
        kinds.forEach(form -> {
            Kind<? extends M> kind = Kind.of(form.sparse());
            byName.put(form.name(), kind);
            byType.put(form.type(), kind);
        });
    }

    /** A kind of move: all of it, and what of it is in the payload. */
    private record Kind<N>(RecordForm<N> whole, RecordForm<N> payload) {
        static <N> Kind<N> of(RecordForm<N> whole) {
            return new Kind<>(whole, whole.part(Part.MAIN));
        }

        Optional<N> read(WireMove wire, Consumer<FormFault> faults) {
            List<FormFault> found = new ArrayList<>();
            if (!wire.items().isEmpty() && !whole.parts().contains(TERMS)) {
                found.add(new FormFault("/items", "INVALID", "must be empty: " + wire.kind() + " names no terms"));
            }
            payload.check(wire.payload(), "/payload", found::add);
            found.forEach(faults);
            return found.isEmpty() ? FormFault.ofBuilding("/payload", () -> build(wire), faults) : Optional.empty();
        }

        N build(WireMove wire) {
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
        Kind<? extends M> kind = byType.get(move.getClass());
        if (kind == null) {
            throw new IllegalArgumentException(move + " is none of " + byName.keySet());
        }
        return kind;
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
        List<FormFault> found = new ArrayList<>();
        return read(wire, found::add)
                .orElseThrow(() -> new Json.Mismatch(found.get(0).sentence()));
    }

    /**
     * The move as it travelled; empty when something is wrong with it.
     *
     * @param faults told of all that is wrong, by its place in the move: {@code /kind}, {@code /items}, {@code /payload}
     *     or beneath
     */
    public Optional<M> read(WireMove wire, Consumer<FormFault> faults) {
        Kind<? extends M> kind = byName.get(wire.kind());
        if (kind == null) {
            faults.accept(new FormFault("/kind", "ENUM", "must be one of " + String.join(", ", byName.keySet())));
            return Optional.empty();
        }
        return kind.read(wire, faults).map(move -> move);
    }

    /** The move of which {@link #read(WireMove, Consumer)} found nothing wrong. */
    public M build(WireMove wire) {
        return Optional.ofNullable(byName.get(wire.kind())).orElseThrow().build(wire);
    }

    /** The form of each kind's payload, by the kind's name. */
    public Map<String, Form<?>> payloads() {
        Map<String, Form<?>> payloads = new LinkedHashMap<>();
        byName.forEach((name, kind) -> payloads.put(name, kind.payload()));
        return payloads;
    }

    /** The move as it travels. */
    public WireMove write(M move) {
        return of(move).write(move);
    }
}
