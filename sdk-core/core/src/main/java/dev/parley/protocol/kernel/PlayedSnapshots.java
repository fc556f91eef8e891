// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.kernel;

import dev.parley.form.Forms;
import dev.parley.form.RecordForm;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.Standing;
import dev.parley.protocol.StateForm;
import java.lang.invoke.MethodHandles;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * States of a negotiation as JSON, and back. Where the game stands is not written: the game says it again.
 *
 * @param <R> the protocol's rules
 * @param <S> its states
 * @since 0.1.0
 */
public final class PlayedSnapshots<R, S> {
    private static final RecordForm<Clock> CLOCK =
            Forms.of(MethodHandles.lookup()).record(Clock.class);

    private final ProtocolId id;
    private final StateForm<S> form;
    private final Function<OpeningRecord<R>, S> begin;
    private final Function<S, Standing> standing;

    /**
     * What of a state is the kernel's own.
     *
     * @param pausedAt since when the clock stands still
     * @param ended how it was ended from outside
     */
    record Clock(Optional<Instant> pausedAt, Optional<KernelEvent.Ended> ended) {}

    PlayedSnapshots(
            ProtocolId id, StateForm<S> form, Function<OpeningRecord<R>, S> begin, Function<S, Standing> standing) {
        this.id = id;
        this.form = form;
        this.begin = begin;
        this.standing = standing;
    }

    /** What differs where states are written differently, or of another protocol or version. */
    public Hash fingerprint() {
        return Hash.sha256(Json.object()
                .put("protocol", id.name())
                .put("version", id.version())
                .put("clock", CLOCK.schema())
                .put("state", form.fingerprint().hex())
                .build()
                .canonical());
    }

    /** The state as it is written. */
    public Json write(PlayedState<R, S> state) {
        return Json.object()
                .put("clock", CLOCK.write(new Clock(state.pausedAt(), state.ended())))
                .put("game", form.write(state.game()))
                .build();
    }

    /**
     * The state that was written.
     *
     * @throws IllegalArgumentException if the JSON is no state
     */
    public PlayedState<R, S> read(OpeningRecord<R> opening, Json json) {
        Clock clock = CLOCK.build(json.get("clock"));
        S game = form.read(json.get("game"), begin.apply(opening));
        return new PlayedState<>(opening, game, standing.apply(game), clock.pausedAt(), clock.ended(), new Looks<>());
    }
}
