// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.autopilot;

import dev.parley.api.AutopilotDraft;
import dev.parley.api.AutopilotView.Why;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets strategies decide and waits for them no longer than three seconds: on threads of its own, at most a few at once, so that one
 * that never ends holds up no deadline and no other negotiation.
 */
final class StrategyRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StrategyRunner.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int AT_ONCE = 8;
    private static final long IDLE_SECONDS = 30;

    private final BiFunction<PriceTable, AutopilotDraft, PriceDecision> strategies;
    private final Duration patience;
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(0, AT_ONCE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread thread = new Thread(task, "parley-autopilot");
                thread.setDaemon(true);
                return thread;
            });

    StrategyRunner() {
        this(PriceDecision::of, PATIENCE);
    }

    StrategyRunner(BiFunction<PriceTable, AutopilotDraft, PriceDecision> strategies, Duration patience) {
        this.strategies = strategies;
        this.patience = patience;
    }

    /**
     * What a strategy came to.
     *
     * @param decision empty where it came to nothing
     * @param fault why it did not
     */
    record Thought(Optional<PriceDecision> decision, Optional<Why> fault) {}

    Thought decide(PriceTable table, AutopilotDraft draft) {
        Future<PriceDecision> thinking;
        try {
            thinking = threads.submit(() -> strategies.apply(table, draft));
        } catch (RejectedExecutionException full) {
            return fault(Why.STRATEGY_TOO_SLOW);
        }
        try {
            return new Thought(Optional.of(thinking.get(patience.toNanos(), TimeUnit.NANOSECONDS)), Optional.empty());
        } catch (ExecutionException failed) {
            LOG.warn("The strategy of an autopilot in {} failed", table.view().id(), failed.getCause());
            return fault(Why.STRATEGY_FAILED);
        } catch (TimeoutException late) {
            thinking.cancel(true);
            return fault(Why.STRATEGY_TOO_SLOW);
        } catch (InterruptedException stopped) {
            thinking.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a strategy decided; it is asked again", stopped);
        }
    }

    private static Thought fault(Why why) {
        return new Thought(Optional.empty(), Optional.of(why));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
