package dev.parley.benchmarks.load;

import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.Terms;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Award;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Exposure;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Need;
import dev.parley.protocol.Opening;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.View;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.kernel.Played;
import dev.parley.protocol.sealedbid.SealedBid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sealed bids with a fault planted: a view takes as many nanoseconds more as the buyer's price for the lamp has cents.
 * What finds no difference in response times must find this one. Never for use.
 */
@SuppressWarnings("unchecked")
public final class SlowBid implements Protocol<Object, Object, Object, Object> {
    private static final Pattern PRICE = Pattern.compile("\"price\":([0-9]+)");
    private static final Viewer BUYER = new Viewer.Party(new SeatId("buyer"));

    private final Protocol<Object, Object, Object, Object> sound =
            (Protocol<Object, Object, Object, Object>) (Protocol<?, ?, ?, ?>) Played.of(new SealedBid());

    @Override
    public ProtocolId id() {
        return new ProtocolId("slow-bid", 1);
    }

    @Override
    public View view(Object state, Viewer viewer, Instant now) {
        View view = sound.view(state, viewer, now);
        Matcher price = PRICE.matcher(sound.view(state, BUYER, now).details().canonicalText());
        long end = System.nanoTime() + (price.find() ? Long.parseLong(price.group(1)) : 0);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return view;
    }

    @Override
    public Lifecycle lifecycle() {
        return sound.lifecycle();
    }

    @Override
    public ProtocolForms<Object, Object, Object> forms() {
        return sound.forms();
    }

    @Override
    public Decision<Object> open(Opening<Object> opening, Context context) {
        return sound.open(opening, context);
    }

    @Override
    public Optional<Refusal> validate(Object state, Object move) {
        return sound.validate(state, move);
    }

    @Override
    public Decision<Object> decide(Object state, Input<Object> input, Context context) {
        return sound.decide(state, input, context);
    }

    @Override
    public Object begin(Object first) {
        return sound.begin(first);
    }

    @Override
    public Object evolve(Object state, Object event) {
        return sound.evolve(state, event);
    }

    @Override
    public boolean needsRevision(Object move) {
        return sound.needsRevision(move);
    }

    @Override
    public boolean sealsPrivateParts() {
        return sound.sealsPrivateParts();
    }

    @Override
    public String phase(Object state) {
        return sound.phase(state);
    }

    @Override
    public Optional<Instant> nextDeadline(Object state) {
        return sound.nextDeadline(state);
    }

    @Override
    public Set<Need> needs(Opening<Object> opening) {
        return sound.needs(opening);
    }

    @Override
    public Set<Need> needs(Object state, Input<Object> input) {
        return sound.needs(state, input);
    }

    @Override
    public List<Award> awards(Object state) {
        return sound.awards(state);
    }

    @Override
    public List<Terms> binds(Object state, SeatId mover, Object move) {
        return sound.binds(state, mover, move);
    }

    @Override
    public Exposure exposure(Object state, SeatId seat) {
        return sound.exposure(state, seat);
    }

    @Override
    public List<Allowed> allowed(Object state, SeatId seat, Instant now) {
        return sound.allowed(state, seat, now);
    }

    @Override
    public List<Seat> seats(Object state) {
        return sound.seats(state);
    }

    @Override
    public List<Seat> seats(Object state, Viewer viewer) {
        return sound.seats(state, viewer);
    }

    @Override
    public Optional<View> disclose(Object before, Object event, Viewer viewer) {
        return sound.disclose(before, event, viewer);
    }
}
