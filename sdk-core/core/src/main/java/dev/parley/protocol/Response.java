package dev.parley.protocol;

import dev.parley.model.SeatId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a seat's private terms answer by themselves, such as a threshold that accepts. It is written as the seat's own
 * doing, so that nobody else can tell it from an answer by hand.
 *
 * @param seat whose private terms
 * @param events the events of the seat's own move to the same effect, at least one
 */
public record Response<E>(SeatId seat, List<E> events) {
    private static final int MOST = 1_000;

    public Response {
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("an answer has at least one event");
        }
    }

    /**
     * All that private terms answer to a state, one after the other.
     *
     * @param mover see {@link Protocol#respond}
     * @throws IllegalStateException if the protocol never stops answering
     */
    public static <S, E> List<Response<E>> all(Protocol<?, ?, S, E> protocol, S state, SeatId mover, Context context) {
        List<Response<E>> all = new ArrayList<>(0);
        S reached = state;
        Optional<Response<E>> next = protocol.respond(reached, mover, context);
        while (next.isPresent()) {
            if (all.size() == MOST) {
                throw new IllegalStateException(protocol.id() + " answers itself without end");
            }
            all.add(next.get());
            for (E event : next.get().events()) {
                reached = protocol.evolve(reached, event);
            }
            next = protocol.respond(reached, mover, context);
        }
        return all;
    }
}
