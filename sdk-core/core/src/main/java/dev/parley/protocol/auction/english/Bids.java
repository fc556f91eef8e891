// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.OfferId;
import dev.parley.model.PersistentMap;
import dev.parley.model.SeatId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bids that stand. A seat that raises its maximum has several, of which the last is its highest; one more bid costs O(log n).
 *
 * @param all in their order
 * @param highest that of each seat, the best first
 * @param own those of a seat that may lead again, at most {@value #KEPT}, the highest last
 * @param next the order of the bid that comes next
 */
record Bids(
        PersistentMap<Long, Bid> all,
        PersistentMap<Rank, Bid> highest,
        PersistentMap<SeatId, List<Bid>> own,
        long next) {
    /** Of a seat's bids so many may lead again when later ones are taken back; older ones fall with the oldest of these. */
    static final int KEPT = 64;

    static final Bids NONE = new Bids(PersistentMap.empty(), PersistentMap.empty(), PersistentMap.empty(), 0);

    /** The place of a seat's highest bid: higher ones first, and of equal ones the earlier. */
    record Rank(long maximum, long order) implements Comparable<Rank> {
        static Rank of(Bid bid) {
            return new Rank(bid.maximum(), bid.order());
        }

        @Override
        public int compareTo(Rank other) {
            int higher = Long.compare(other.maximum, maximum);
            return higher == 0 ? Long.compare(order, other.order) : higher;
        }
    }

    /** These and one more, which is its seat's highest. */
    Bids with(Bid bid) {
        List<Bid> before = of(bid.seat());
        PersistentMap<Rank, Bid> others =
                before.isEmpty() ? highest : highest.without(Rank.of(before.get(before.size() - 1)));
        List<Bid> after = new ArrayList<>(before.subList(before.size() < KEPT ? 0 : 1, before.size()));
        after.add(bid);
        return new Bids(
                all.with(bid.order(), bid),
                others.with(Rank.of(bid), bid),
                own.with(bid.seat(), List.copyOf(after)),
                bid.order() + 1);
    }

    /** The bids of a seat that may lead again, the highest last. */
    List<Bid> of(SeatId seat) {
        return own.find(seat).orElse(List.of());
    }

    /** The highest bid of a seat. */
    Optional<Bid> highestOf(SeatId seat) {
        List<Bid> bids = of(seat);
        return bids.isEmpty() ? Optional.empty() : Optional.of(bids.get(bids.size() - 1));
    }

    /** The best bids of different seats, the best first. */
    List<Bid> best(int most) {
        List<Bid> best = new ArrayList<>();
        for (Map.Entry<Rank, Bid> entry : highest.entries()) {
            if (best.size() == most) {
                break;
            }
            best.add(entry.getValue());
        }
        return best;
    }

    /** What is left in its order without all bids of some seats. */
    List<Bid> withoutSeats(Collection<SeatId> seats) {
        return all.values().stream().filter(bid -> !seats.contains(bid.seat())).toList();
    }

    /** What is left in its order without bids of a seat. */
    List<Bid> without(SeatId seat, Collection<OfferId> taken) {
        List<Bid> kept = of(seat);
        boolean older = !kept.isEmpty() && taken.contains(kept.get(0).id());
        long oldest = older ? kept.get(0).order() : -1;
        return all.values().stream()
                .filter(bid -> !bid.seat().equals(seat) || (bid.order() > oldest && !taken.contains(bid.id())))
                .toList();
    }
}
