// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.load;

import dev.parley.model.SeatId;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Bound;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.EndReason;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Look;
import dev.parley.protocol.Opening;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.Stake;
import dev.parley.protocol.Standing;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.protocol.sealedbid.SealedEvent;
import dev.parley.protocol.sealedbid.SealedMove;
import dev.parley.protocol.sealedbid.SealedRules;
import dev.parley.protocol.sealedbid.SealedState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sealed bids with a fault planted: a look takes as many nanoseconds more as the buyer's price for the lamp has cents.
 * What finds no difference in response times must find this one. Never for use.
 */
public final class SlowBid implements Protocol<SealedRules, SealedMove, SealedState, SealedEvent> {
    private static final Pattern PRICE = Pattern.compile("\"price\":([0-9]+)");
    private static final SeatId BUYER = new SeatId("buyer");

    private final SealedBid sound = new SealedBid();

    @Override
    public ProtocolId id() {
        return new ProtocolId("slow-bid", 1);
    }

    @Override
    public Look own(SealedState state, SeatId seat, Instant now) {
        Look look = sound.own(state, seat, now);
        Look buyers = seat.equals(BUYER) ? look : sound.own(state, BUYER, now);
        Matcher price = PRICE.matcher(buyers.details().canonicalText());
        long end = System.nanoTime() + (price.find() ? Long.parseLong(price.group(1)) : 0);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return look;
    }

    @Override
    public <C> Optional<C> capability(Class<C> kind) {
        return sound.capability(kind);
    }

    @Override
    public Lifecycle lifecycle() {
        return sound.lifecycle();
    }

    @Override
    public ProtocolForms<SealedRules, SealedMove, SealedEvent> forms() {
        return sound.forms();
    }

    @Override
    public Decision<SealedEvent> open(Opening<SealedRules> opening, Context context) {
        return sound.open(opening, context);
    }

    @Override
    public SealedState begin(OpeningRecord<SealedRules> opening) {
        return sound.begin(opening);
    }

    @Override
    public SealedState evolve(SealedState state, SealedEvent event) {
        return sound.evolve(state, event);
    }

    @Override
    public Optional<Refusal> validate(SealedState state, SealedMove move) {
        return sound.validate(state, move);
    }

    @Override
    public Decision<SealedEvent> decide(SealedState state, Input<SealedMove> input, Context context) {
        return sound.decide(state, input, context);
    }

    @Override
    public Standing standing(SealedState state) {
        return sound.standing(state);
    }

    @Override
    public SealedState putOff(SealedState state, Duration pause) {
        return sound.putOff(state, pause);
    }

    @Override
    public SealedState ended(SealedState state, EndReason reason) {
        return sound.ended(state, reason);
    }

    @Override
    public Bound binds(SealedState state, SeatId mover, SealedMove move) {
        return sound.binds(state, mover, move);
    }

    @Override
    public List<Stake> stakes(SealedState state, SeatId seat) {
        return sound.stakes(state, seat);
    }

    @Override
    public Look shared(SealedState state, Audience audience, Instant now) {
        return sound.shared(state, audience, now);
    }
}
