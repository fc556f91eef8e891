// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import java.util.AbstractList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Who takes part, in the order in which they came: a list that never changes and finds a seat by its name or by its
 * principal, and has one more, in O(log n).
 *
 * @since 0.1.0
 */
public final class Seats extends AbstractList<Seat> {
    private final PersistentMap<Integer, Seat> inOrder;
    private final PersistentMap<SeatId, Integer> places;
    private final PersistentMap<PrincipalId, SeatId> principals;

    private Seats(
            PersistentMap<Integer, Seat> inOrder,
            PersistentMap<SeatId, Integer> places,
            PersistentMap<PrincipalId, SeatId> principals) {
        this.inOrder = inOrder;
        this.places = places;
        this.principals = principals;
    }

    /** Those seats in their order; the same object if it is one of these already. */
    public static Seats of(Collection<Seat> seats) {
        if (seats instanceof Seats already) {
            return already;
        }
        Seats all = new Seats(PersistentMap.empty(), PersistentMap.empty(), PersistentMap.empty());
        for (Seat seat : seats) {
            all = all.with(seat);
        }
        return all;
    }

    /** These and one more, who came last. Who comes first is found where several have a name or a principal. */
    public Seats with(Seat seat) {
        return new Seats(
                inOrder.with(size(), seat),
                places.has(seat.id()) ? places : places.with(seat.id(), size()),
                principals.has(seat.principal()) ? principals : principals.with(seat.principal(), seat.id()));
    }

    /** The seat of that name. */
    public Optional<Seat> find(SeatId id) {
        return places.find(id).flatMap(inOrder::find);
    }

    /** The seat of a principal. */
    public Optional<Seat> of(PrincipalId principal) {
        return principals.find(principal).flatMap(this::find);
    }

    /** How many came before a seat; empty when there is none of that name. */
    public Optional<Integer> place(SeatId id) {
        return places.find(id);
    }

    /** Those of these that were not among earlier ones, which are all among these. */
    public List<Seat> since(Seats earlier) {
        List<Seat> last = subList(Math.min(earlier.size(), size()), size());
        return last.stream().noneMatch(earlier::contains)
                ? List.copyOf(last)
                : stream().filter(seat -> !earlier.contains(seat)).toList();
    }

    @Override
    public boolean contains(Object seat) {
        return seat instanceof Seat one && find(one.id()).filter(one::equals).isPresent();
    }

    @Override
    public Seat get(int place) {
        Objects.checkIndex(place, size());
        return inOrder.find(place).orElseThrow();
    }

    @Override
    public int size() {
        return inOrder.size();
    }

    @Override
    public Iterator<Seat> iterator() {
        Iterator<Map.Entry<Integer, Seat>> entries = inOrder.entries().iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public Seat next() {
                return entries.next().getValue();
            }
        };
    }
}
