// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.load;

import static dev.parley.model.IdempotencyKey.fresh;

import dev.parley.Parley;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.Negotiations;
import dev.parley.api.OpenNegotiation;
import dev.parley.model.Item;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.Terms;
import dev.parley.port.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Pairs of buyer and seller who counter each other in turn through Parley's Java API, each pair on a thread. */
final class Hagglers {
    private static final Caller SELLER = Caller.person("sara");
    private static final int MOST_ROUNDS = 1_000;

    private final AtomicLong buyers = new AtomicLong();
    private final Negotiations negotiations;
    private final ListingRef listing;

    Hagglers(Parley parley) {
        Caller shop = Caller.person("shop", Caller.Role.HOST, Caller.Role.POLICY_EDITOR);
        var policy = parley.policies().publish(shop, 0, longHaggles(), fresh()).orElseThrow();
        Listing lamp = Listing.of(
                "lamp-" + policy.version(),
                "sara",
                "lamps",
                Item.priced("lamp", "A lamp", Money.of(100_00, "EUR"), 1_000_000));
        parley.listings().put(shop, lamp, fresh()).orElseThrow();
        this.negotiations = parley.negotiations();
        this.listing = lamp.ref();
    }

    private static Json longHaggles() {
        Json rules = Json.object()
                .put("maxRounds", MOST_ROUNDS)
                .put("maxOffersPerBuyerAndListing", MOST_ROUNDS)
                .build();
        Json choice = Json.object()
                .put("protocol", "alternating-offers")
                .put("version", 1)
                .put("settlement", "each-item")
                .put("parameters", rules)
                .build();
        Json rule =
                Json.object().put("name", "long haggles").put("choice", choice).build();
        return Json.object().put("rules", Json.array(List.of(rule), one -> one)).build();
    }

    /** Moves per second that so many pairs make. */
    double move(int pairs, Duration duration) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(pairs);
        try {
            long begin = System.nanoTime();
            long end = begin + duration.toNanos();
            List<Future<Long>> counts = new ArrayList<>();
            for (int pair = 0; pair < pairs; pair++) {
                counts.add(threads.submit(() -> haggle(end)));
            }
            long moves = 0;
            for (Future<Long> count : counts) {
                moves += count.get();
            }
            return moves / ((System.nanoTime() - begin) / 1e9);
        } finally {
            threads.shutdown();
        }
    }

    private long haggle(long end) {
        long moves = 0;
        while (System.nanoTime() < end) {
            Caller buyer = Caller.person("b" + buyers.incrementAndGet());
            NegotiationView view = negotiations
                    .open(buyer, OpenNegotiation.on(listing).with(move("offer", 0)), fresh())
                    .orElseThrow();
            moves++;
            for (int round = 1; round < MOST_ROUNDS && System.nanoTime() < end; round++) {
                Caller mover = round % 2 == 0 ? buyer : SELLER;
                view = negotiations
                        .move(mover, view.id(), move("counter", round).answering(view), fresh())
                        .orElseThrow();
                moves++;
            }
        }
        return moves;
    }

    private static MakeMove move(String kind, int round) {
        return MakeMove.of(kind, Terms.price("lamp", Money.of(10_00 + (round * 37L) % 80_00, "EUR")));
    }
}
