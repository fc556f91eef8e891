// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.load;

import static dev.parley.model.IdempotencyKey.fresh;

import dev.parley.Parley;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.model.Item;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.model.Terms;
import dev.parley.port.Caller;
import dev.parley.port.Telemetry;
import dev.parley.testing.SettableClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/** One sealed auction of one item from its opening to its close, its bids drawn at random from 9,000 prices. */
final class Auction {
    private static final Caller SELLER = Caller.person("sara");
    private static final Caller SHOP = Caller.person("shop", Caller.Role.HOST, Caller.Role.POLICY_EDITOR);
    private static final Duration OPEN = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long SEED = 42;

    private final DataSource source;
    private final String schema;
    private final Kind kind;
    private final int bidders;
    private final SettableClock clock = SettableClock.atStart();
    private volatile long closedAt;

    Auction(DataSource source, String schema, Kind kind, int bidders) {
        this.source = source;
        this.schema = schema;
        this.kind = kind;
        this.bidders = bidders;
    }

    /**
     * How the auction is held.
     *
     * @param pricing what winners pay
     * @param units how many there are
     */
    record Kind(String pricing, int units) {}

    private Parley parley() {
        return Parley.builder()
                .dataSource(source)
                .schema(schema)
                .clock(clock)
                .connections(8, PATIENCE)
                .timeouts(PATIENCE, PATIENCE)
                .telemetry(new Telemetry() {
                    @Override
                    public void worked(Work work, Duration late, boolean done) {
                        if (work == Work.DEADLINE && done) {
                            closedAt = System.nanoTime();
                        }
                    }
                })
                .build();
    }

    /** Holds it, and reads how many bytes the tables take when asked. */
    Figures run(LongSupplier bytes) {
        NegotiationId auction;
        Figures figures;
        try (Parley parley = parley()) {
            auction = open(parley);
            Heap heap = Heap.now();
            long empty = bytes.getAsLong();
            long[] joins = each(bidder -> join(parley, auction, bidder));
            Random prices = new Random(SEED);
            long[] submissions = each(bidder -> submit(parley, auction, bidder, 10_00 + prices.nextInt(9_000)));
            long stored = bytes.getAsLong() - empty;
            long live = heap.grown();
            Heap.forgetPeak();
            double close = close(parley);
            figures = new Figures(
                    kind, bidders, joins, submissions, close, live, heap.peakGrown(), stored, deals(parley, auction));
        }
        try (Parley other = parley()) {
            return figures.loadedIn(seconds(() -> deals(other, auction)));
        }
    }

    private NegotiationId open(Parley parley) {
        Json rules = Json.object()
                .put("pricing", kind.pricing())
                .put("units", kind.units())
                .put("closesAfterSeconds", OPEN.toSeconds())
                .build();
        Json choice = Json.object()
                .put("protocol", "sealed-auction")
                .put("version", 1)
                .put("settlement", "each-item")
                .put("parameters", rules)
                .build();
        Json rule = Json.object().put("name", "auction").put("choice", choice).build();
        Json policy = Json.object()
                .put("rules", Json.array(List.of(rule), one -> one))
                .build();
        parley.policies().publish(SHOP, 0, policy, fresh()).orElseThrow();
        Item lamp = Item.priced("lamp", "A lamp", Money.of(100_00, "EUR"), kind.units());
        parley.listings()
                .put(SHOP, Listing.of("lamp", "sara", "lamps", lamp), fresh())
                .orElseThrow();
        return parley.negotiations()
                .open(SELLER, OpenNegotiation.on(new ListingRef("lamp")), fresh())
                .orElseThrow()
                .id();
    }

    private static Caller buyer(int bidder) {
        return Caller.person("buyer-" + bidder);
    }

    private static void join(Parley parley, NegotiationId auction, int bidder) {
        parley.negotiations()
                .join(buyer(bidder), auction, Optional.empty(), fresh())
                .orElseThrow();
    }

    private static void submit(Parley parley, NegotiationId auction, int bidder, long cents) {
        MakeMove bid = MakeMove.of("submit", Terms.price("lamp", Money.of(cents, "EUR")));
        parley.negotiations().move(buyer(bidder), auction, bid, fresh()).orElseThrow();
    }

    /** Nanoseconds that each bidder takes. */
    private long[] each(IntConsumer act) {
        long[] times = new long[bidders];
        for (int bidder = 0; bidder < bidders; bidder++) {
            long begin = System.nanoTime();
            act.accept(bidder);
            times[bidder] = System.nanoTime() - begin;
        }
        return times;
    }

    private double close(Parley parley) {
        clock.advance(OPEN);
        long begin = System.nanoTime();
        int unused = parley.runDue();
        return (closedAt - begin) / 1e9;
    }

    private int deals(Parley parley, NegotiationId auction) {
        NegotiationView view = parley.negotiations().find(SELLER, auction).orElseThrow();
        if (view.open()) {
            throw new IllegalStateException("the auction has not closed");
        }
        return view.deals().size();
    }

    private static double seconds(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    /** The mean of some of these times, in milliseconds. */
    static double mean(long[] times, int from, int to) {
        return Arrays.stream(times, from, to).average().orElseThrow() / 1e6;
    }
}
