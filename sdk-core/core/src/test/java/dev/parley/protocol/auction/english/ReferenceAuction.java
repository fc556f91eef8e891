// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.SeatId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The English rule as it is told to a bidder, slow and without cleverness: a list of the bids that were accepted, from which all is
 * worked out anew each time.
 */
public final class ReferenceAuction {
    final long start;
    final long increment;
    final int units;
    final Optional<Long> reserve;
    final long soft;
    public final Instant latest;

    final List<Made> made = new ArrayList<>();
    public long price;
    public Set<SeatId> leaders = new TreeSet<>();
    public Instant end;

    /** A bid that was accepted. */
    public record Made(SeatId seat, long maximum, int turn) {}

    public ReferenceAuction(
            long start, long increment, int units, Optional<Long> reserve, Instant end, long soft, Instant latest) {
        this.start = start;
        this.increment = increment;
        this.units = units;
        this.reserve = reserve;
        this.end = end;
        this.soft = soft;
        this.latest = latest;
        this.price = start;
    }

    public Optional<Long> maximum(SeatId seat) {
        return made.stream()
                .filter(bid -> bid.seat().equals(seat))
                .map(Made::maximum)
                .max(Comparator.naturalOrder());
    }

    public long least(SeatId seat) {
        if (leaders.contains(seat)) {
            return maximum(seat).orElseThrow() + 1;
        }
        return leaders.size() < units ? price : price + increment;
    }

    public boolean takes(SeatId seat, long maximum) {
        return maximum >= least(seat) && maximum(seat).map(own -> maximum > own).orElse(true);
    }

    public void bid(SeatId seat, long maximum, Instant at) {
        long before = price;
        Set<SeatId> led = leaders;
        made.add(new Made(
                seat, maximum, made.isEmpty() ? 0 : made.get(made.size() - 1).turn() + 1));
        follow(made, seat);
        boolean seen = price != before || !leaders.equals(led);
        if (seen && soft > 0 && at.plusSeconds(soft).isAfter(end)) {
            Instant moved = at.plusSeconds(soft).isAfter(latest) ? latest : at.plusSeconds(soft);
            end = moved.isAfter(end) ? moved : end;
        }
    }

    public void takeBack(SeatId seat) {
        List<Made> left = made.stream().filter(bid -> !bid.seat().equals(seat)).toList();
        made.clear();
        price = start;
        leaders = new TreeSet<>();
        for (Made bid : left) {
            made.add(bid);
            follow(made, bid.seat());
        }
    }

    /** The price and the leaders after the last of some bids. */
    private void follow(List<Made> bids, SeatId bidder) {
        Map<SeatId, Made> best = new LinkedHashMap<>();
        bids.forEach(bid -> best.put(bid.seat(), bid));
        List<Made> ranked = new ArrayList<>(best.values());
        ranked.sort(Comparator.comparingLong(Made::maximum).reversed().thenComparingInt(Made::turn));
        if (ranked.size() > units && !leaders.contains(bidder)) {
            long challenge = ranked.get(units).maximum() + increment;
            long last = ranked.get(units - 1).maximum();
            price = Math.max(price, Math.min(challenge, last));
        }
        if (isMet()) {
            price = Math.max(price, reserve.orElseThrow());
        }
        leaders = new TreeSet<>();
        for (int place = 0; place < Math.min(units, ranked.size()); place++) {
            if (ranked.get(place).maximum() >= price) {
                leaders.add(ranked.get(place).seat());
            }
        }
    }

    public boolean isMet() {
        return reserve.isPresent() && made.stream().anyMatch(bid -> bid.maximum() >= reserve.get());
    }

    public boolean sells() {
        return !leaders.isEmpty() && (reserve.isEmpty() || isMet());
    }
}
