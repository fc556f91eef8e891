// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.fact;

import dev.parley.application.fact.KnownFacts.Known;
import dev.parley.model.Json;
import dev.parley.port.FactSource;
import dev.parley.port.Relations;
import dev.parley.protocol.Need;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Facts from outside the store: each is fetched once for all who need it, on a bounded number of threads, and kept while it
 * holds. Whoever writes never waits here: a decision either has its facts at hand or is asked again later.
 */
public final class Facts implements AutoCloseable {
    /** How long a command waits for facts unless told otherwise. */
    public static final Duration WAIT = Duration.ofSeconds(2);

    /** How often a command may find that the state has come to need other facts. */
    private static final int ROUNDS = 8;

    private static final int ASKING = 8;
    private static final int COMPUTING = 2;
    private static final int QUEUED = 1_000;

    private final FactLookup lookup;
    private final boolean knowsRelations;
    private final Duration wait;
    private final InstantSource clock;
    private final KnownFacts known = new KnownFacts();
    private final Map<FactKey, CompletableFuture<Boolean>> underWay = new ConcurrentHashMap<>();
    private final Map<Long, CompletableFuture<Boolean>> awaited = new ConcurrentHashMap<>();
    private final AtomicLong fetches = new AtomicLong();
    private final ThreadPoolExecutor asking = threads("parley-facts", ASKING);
    private final ThreadPoolExecutor computing = threads("parley-solver", COMPUTING);

    public Facts(Optional<FactSource> source, Optional<Relations> relations, Duration wait, InstantSource clock) {
        this.lookup = new FactLookup(source, relations, clock);
        this.knowsRelations = relations.isPresent();
        this.wait = wait;
        this.clock = clock;
    }

    private static ThreadPoolExecutor threads(String name, int most) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(most, most, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(QUEUED), task -> {
                    Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Whether the host says who is tied to whom. */
    public boolean knowsRelations() {
        return knowsRelations;
    }

    /** A fact that is at hand and holds at an instant. */
    public Optional<Json> atHand(FactKey key, Instant at) {
        return known.at(key, at);
    }

    /**
     * Carries out a command, which finds its facts at hand or stops for them, as often as the state comes to need others.
     *
     * @param unavailable the outcome where facts do not come in time
     */
    public <T> T informing(Supplier<T> command, Supplier<T> unavailable) {
        for (int left = ROUNDS; left > 0; left--) {
            try {
                return command.get();
            } catch (FactsMissingException missing) {
                if (!come(missing.facts())) {
                    return unavailable.get();
                }
            }
        }
        return unavailable.get();
    }

    /** Fetches facts, waits for them no longer than a command may, and says whether all are at hand. */
    private boolean come(Set<FactKey> keys) {
        return came(fetch(keys));
    }

    private boolean came(CompletableFuture<Boolean> all) {
        try {
            return all.get(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Has facts fetched, and something done once they are at hand. Waits for nothing. */
    public void fetch(Set<FactKey> keys, Runnable then) {
        CompletableFuture<Boolean> all = fetch(keys)
                .thenApplyAsync(
                        came -> {
                            if (came) {
                                then.run();
                            }
                            return came;
                        },
                        computing);
        long fetch = fetches.incrementAndGet();
        awaited.put(fetch, all);
        var unused = all.whenComplete((came, failed) -> awaited.remove(fetch));
    }

    /**
     * Waits, for each thing no longer than a command may, for what is to be done once facts are at hand.
     *
     * @return whether anything was done
     */
    public boolean settle() {
        boolean done = false;
        for (CompletableFuture<Boolean> one : List.copyOf(awaited.values())) {
            done |= came(one);
        }
        return done;
    }

    private CompletableFuture<Boolean> fetch(Set<FactKey> keys) {
        CompletableFuture<Boolean> all = CompletableFuture.completedFuture(true);
        for (FactKey key : keys) {
            all = all.thenCombine(underWay(key), Boolean::logicalAnd);
        }
        return all;
    }

    /** One fetch for all who need it at a time. */
    private CompletableFuture<Boolean> underWay(FactKey key) {
        CompletableFuture<Boolean> fresh = new CompletableFuture<>();
        CompletableFuture<Boolean> running = underWay.putIfAbsent(key, fresh);
        if (running != null) {
            return running;
        }
        try {
            (key.need() instanceof Need.Computed ? computing : asking).execute(() -> ask(key, fresh));
        } catch (RejectedExecutionException e) {
            underWay.remove(key);
            boolean ignored = fresh.complete(false);
        }
        return fresh;
    }

    private void ask(FactKey key, CompletableFuture<Boolean> fresh) {
        boolean came = false;
        try {
            Optional<Known> found = lookup.find(key);
            found.ifPresent(fact -> known.put(key, fact, clock.instant()));
            came = found.isPresent() && atHand(key, clock.instant()).isPresent();
        } finally {
            underWay.remove(key);
            boolean ignored = fresh.complete(came);
        }
    }

    /** Lets nothing more be fetched. What a host's source is doing is interrupted. */
    @Override
    public void close() {
        List<Runnable> unasked = asking.shutdownNow();
        List<Runnable> uncomputed = computing.shutdownNow();
        unasked.addAll(uncomputed);
    }
}
