package dev.parley.protocol.kernel;

import dev.parley.form.Forms;
import dev.parley.model.Json;
import dev.parley.protocol.Codecs;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.EventForms;
import dev.parley.protocol.EventType;
import dev.parley.protocol.WireMove;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A game's forms, and those of the events that every game has. */
final class PlayedCodecs<R, M, E> implements Codecs<R, M, KernelEvent<E>> {
    private static final EventForms<KernelEvent.Shared> SHARED =
            EventForms.of(Forms.of(MethodHandles.lookup()), KernelEvent.Shared.class);
    private static final Set<String> NAMES =
            SHARED.types().stream().map(EventType::name).collect(Collectors.toUnmodifiableSet());

    private final Codecs<R, M, E> game;

    PlayedCodecs(Codecs<R, M, E> game) {
        this.game = game;
    }

    @Override
    public Json rulesSchema() {
        return game.rulesSchema();
    }

    @Override
    public Json movesSchema() {
        return game.movesSchema();
    }

    @Override
    public Json privateTermsSchema() {
        return game.privateTermsSchema();
    }

    @Override
    public R readRules(Json parameters) {
        return game.readRules(parameters);
    }

    @Override
    public Json writeRules(R rules) {
        return game.writeRules(rules);
    }

    @Override
    public M readMove(WireMove wire) {
        return game.readMove(wire);
    }

    @Override
    public String kind(M move) {
        return game.kind(move);
    }

    @Override
    public WireMove writeMove(M move) {
        return game.writeMove(move);
    }

    @Override
    public List<EventType> eventTypes() {
        List<EventType> types = new ArrayList<>(game.eventTypes());
        types.addAll(SHARED.types());
        return types;
    }

    @Override
    public EncodedEvent encode(KernelEvent<E> event) {
        return event instanceof KernelEvent.OfGame<E> own
                ? game.encode(own.event())
                : SHARED.encode(((KernelEvent.OfKernel<E>) event).event());
    }

    @Override
    public KernelEvent<E> decode(EncodedEvent encoded) {
        return NAMES.contains(encoded.type())
                ? new KernelEvent.OfKernel<>(SHARED.decode(encoded))
                : new KernelEvent.OfGame<>(game.decode(encoded));
    }
}
