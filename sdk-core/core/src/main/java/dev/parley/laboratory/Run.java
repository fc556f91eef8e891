// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory;

import dev.parley.laboratory.game.ProtocolModel;
import dev.parley.laboratory.population.Chance;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * An experiment at work. Listings are cut into blocks, each with a stream of chance of its own; workers take blocks as they
 * come, and blocks are summed up in their order, so that the sums do not depend on the workers.
 *
 * <p>A strategy that throws ends the run with what it threw. One that never returns keeps its worker; the run itself can be
 * cancelled all the same, and whoever waits for it is told at once.
 *
 * @since 0.1.0
 */
public final class Run {
    private static final int LEAST_BLOCK = 2_048;
    private static final int MOST_BLOCKS = 4_096;

    private final Experiment experiment;
    private final List<ProtocolModel.Game> games;
    private final AtomicReferenceArray<Block> blocks;
    private final long blockSize;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();
    private final AtomicLong done = new AtomicLong();
    private final CompletableFuture<Results> results = new CompletableFuture<>();

    private Run(Experiment experiment) {
        this.experiment = experiment;
        this.games = experiment.protocols().stream()
                .map(protocol -> protocol.prepare(experiment.population(), experiment.fee()))
                .toList();
        this.blockSize = Math.max(LEAST_BLOCK, (experiment.plays() + MOST_BLOCKS - 1) / MOST_BLOCKS);
        this.blocks = new AtomicReferenceArray<>((int) ((experiment.plays() + blockSize - 1) / blockSize));
    }

    static Run start(Experiment experiment, Executor executor, int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be at least 1, and is " + workers);
        }
        Run run = new Run(experiment);
        for (int worker = 0; worker < Math.min(workers, run.blocks.length()); worker++) {
            executor.execute(run::work);
        }
        return run;
    }

    private void work() {
        try {
            int block = next.getAndIncrement();
            while (block < blocks.length() && !results.isDone()) {
                blocks.set(block, play(block));
                if (finished.incrementAndGet() == blocks.length()) {
                    results.complete(new Results(experiment, sum()));
                }
                block = next.getAndIncrement();
            }
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError thrown) {
            results.completeExceptionally(thrown);
        }
    }

    private Block play(int number) {
        Block block = new Block(experiment);
        Chance chance = Chance.of(experiment.seed(), number);
        long from = number * blockSize;
        long to = Math.min(experiment.plays(), from + blockSize);
        for (long listing = from; listing < to && !results.isDone(); listing++) {
            block.play(games, chance);
            done.incrementAndGet();
        }
        return block;
    }

    private Block sum() {
        Block sum = new Block(experiment);
        for (int block = 0; block < blocks.length(); block++) {
            sum.add(blocks.get(block));
        }
        return sum;
    }

    /** How many listings have been played with every protocol. */
    public long done() {
        return done.get();
    }

    /** How many will have been played in the end. */
    public long total() {
        return experiment.plays();
    }

    /** Ends the run; its results are never known. Without effect once they are. */
    public void cancel() {
        results.cancel(false);
    }

    /** The results, when all is played; cancelled when the run is, failed when a protocol threw. */
    public CompletableFuture<Results> results() {
        return results;
    }
}
