// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.form.Form;
import dev.parley.form.FormFault;
import dev.parley.form.Part;
import dev.parley.form.RecordForm;
import dev.parley.model.Disclosure;
import dev.parley.model.Json;
import dev.parley.model.Terms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The kinds of move of a protocol, each a record of its own that is named after its kind.
 *
 * <p>What a move says about items, a {@code List<Terms>} in the part {@value #TERMS}, travels beside the payload; every
 * other component is in the payload.
 *
 * @param <M> the moves
 * @since 0.1.0
 */
public final class MoveForms<M> {
    /** The part of a move that names terms. */
    public static final String TERMS = "terms";

    private final Map<String, Kind<M>> byName;

    private MoveForms(Map<String, Kind<M>> byName) {
        this.byName = byName;
    }

    /** The moves of these kinds. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <M> MoveForms<M> of(RecordForm<? extends M>... kinds) {
        Map<String, Kind<M>> byName = new LinkedHashMap<>();
        for (RecordForm<? extends M> form : kinds) {
            byName.put(form.name(), Kind.of(form.sparse()));
        }
        return new MoveForms<>(byName);
    }

    /**
     * A kind of move.
     *
     * @param payload what of it is in the payload
     * @param has whether a move is of this kind
     * @param read reads a move and tells what is wrong with it
     * @param build reads a move with which nothing is wrong
     * @param write writes it
     * @param tells what a move of this kind tells about the mover's principal
     */
    private record Kind<M>(
            RecordForm<?> payload,
            Predicate<M> has,
            BiFunction<WireMove, Consumer<FormFault>, Optional<M>> read,
            Function<WireMove, M> build,
            Function<M, WireMove> write,
            Function<M, Set<Disclosure>> tells) {
        static <M, N extends M> Kind<M> of(RecordForm<N> whole) {
            RecordForm<N> payload = whole.part(Part.MAIN);
            Function<WireMove, M> build = wire -> whole.build(part -> wire.payload(), Map.of(TERMS, wire.items()));
            return new Kind<>(
                    payload,
                    whole.type()::isInstance,
                    (wire, faults) -> read(whole, payload, wire, build, faults),
                    build,
                    move -> write(whole, payload, whole.type().cast(move)),
                    move -> whole.tells(whole.type().cast(move)));
        }

        private static <M> Optional<M> read(
                RecordForm<?> whole,
                RecordForm<?> payload,
                WireMove wire,
                Function<WireMove, M> build,
                Consumer<FormFault> faults) {
            List<FormFault> found = new ArrayList<>();
            if (!wire.items().isEmpty() && !whole.parts().contains(TERMS)) {
                found.add(new FormFault("/items", "INVALID", "must be empty: " + wire.kind() + " names no terms"));
            }
            payload.check(wire.payload(), "/payload", found::add);
            found.forEach(faults);
            return found.isEmpty()
                    ? FormFault.ofBuilding("/payload", () -> build.apply(wire), faults)
                    : Optional.empty();
        }

        @SuppressWarnings("unchecked") // the component of that part is a list of terms
        private static <N> WireMove write(RecordForm<N> whole, RecordForm<N> payload, N move) {
            List<Terms> terms = (List<Terms>) whole.component(move, TERMS).orElse(List.of());
            return new WireMove(whole.name(), terms, payload.write(move));
        }

        <W> Kind<W> within(Function<M, W> wrap, Function<W, Optional<M>> unwrap) {
            return new Kind<>(
                    payload,
                    move -> unwrap.apply(move).filter(has).isPresent(),
                    (wire, faults) -> read.apply(wire, faults).map(wrap),
                    wire -> wrap.apply(build.apply(wire)),
                    move -> write.apply(unwrap.apply(move).orElseThrow()),
                    move -> tells.apply(unwrap.apply(move).orElseThrow()));
        }
    }

    /**
     * These moves among those of a wrapper.
     *
     * @param wrap makes the wrapper's move of one of these
     * @param unwrap gives it back; empty when the wrapper's move is none of these
     * @param <W> the wrapper's moves
     */
    public <W> MoveForms<W> within(Function<M, W> wrap, Function<W, Optional<M>> unwrap) {
        Map<String, Kind<W>> kinds = new LinkedHashMap<>();
        byName.forEach((name, kind) -> kinds.put(name, kind.within(wrap, unwrap)));
        return new MoveForms<>(kinds);
    }

    /**
     * These moves and other ones.
     *
     * @throws IllegalArgumentException if a kind is among both
     */
    public MoveForms<M> and(MoveForms<M> others) {
        Map<String, Kind<M>> kinds = new LinkedHashMap<>(byName);
        others.byName.forEach((name, kind) -> {
            if (kinds.put(name, kind) != null) {
                throw new IllegalArgumentException("two moves are of the kind " + name);
            }
        });
        return new MoveForms<>(kinds);
    }

    /** The kind of a move. */
    public String kind(M move) {
        for (Map.Entry<String, Kind<M>> kind : byName.entrySet()) {
            if (kind.getValue().has().test(move)) {
                return kind.getKey();
            }
        }
        throw new IllegalArgumentException(move + " is none of " + byName.keySet());
    }

    /** What a move tells the other side about the mover's principal, by {@link dev.parley.form.Tells}. */
    public Set<Disclosure> tells(M move) {
        return Optional.ofNullable(byName.get(kind(move))).orElseThrow().tells().apply(move);
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
     * @param faults told of all that is wrong, by its place in the move
     */
    public Optional<M> read(WireMove wire, Consumer<FormFault> faults) {
        Kind<M> kind = byName.get(wire.kind());
        if (kind == null) {
            faults.accept(new FormFault("/kind", "ENUM", "must be one of " + String.join(", ", byName.keySet())));
            return Optional.empty();
        }
        return kind.read().apply(wire, faults);
    }

    /** The move of which {@link #read(WireMove, Consumer)} found nothing wrong. */
    public M build(WireMove wire) {
        return Optional.ofNullable(byName.get(wire.kind()))
                .orElseThrow()
                .build()
                .apply(wire);
    }

    /** The form of each kind's payload, by the kind's name. */
    public Map<String, Form<?>> payloads() {
        Map<String, Form<?>> payloads = new LinkedHashMap<>();
        byName.forEach((name, kind) -> payloads.put(name, kind.payload()));
        return payloads;
    }

    /** The move as it travels. */
    public WireMove write(M move) {
        return Optional.ofNullable(byName.get(kind(move))).orElseThrow().write().apply(move);
    }
}
