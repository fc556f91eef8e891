package dev.parley.protocol;

import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Who looks at a negotiation. An operator sees what the parties both see and nothing that a seat keeps to itself. */
public sealed interface Viewer {
    /** Every seat in its order, and operators. */
    static List<Viewer> all(List<Seat> seats) {
        List<Viewer> viewers = new ArrayList<>(seats.size() + 1);
        seats.forEach(seat -> viewers.add(new Party(seat.id())));
        viewers.add(new Operator());
        return viewers;
    }

    /** The result of the case that this viewer is. */
    <T> T match(Function<Party, T> party, Function<Operator, T> operator);

    /**
     * A seat.
     *
     * @param seat which
     */
    record Party(SeatId seat) implements Viewer {
        @Override
        public <T> T match(Function<Party, T> party, Function<Operator, T> operator) {
            return party.apply(this);
        }
    }

    /** An operator of the marketplace. */
    record Operator() implements Viewer {
        @Override
        public <T> T match(Function<Party, T> party, Function<Operator, T> operator) {
            return operator.apply(this);
        }
    }
}
