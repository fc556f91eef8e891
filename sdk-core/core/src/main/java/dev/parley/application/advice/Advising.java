// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.advice;

import dev.parley.api.Outcome;
import dev.parley.laboratory.Results;
import dev.parley.laboratory.advice.Question;
import dev.parley.protocol.Reason;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Plays what somebody waits for: one question at a time on this node, and each no longer than a caller may wait. */
final class Advising implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int WAITING = 4;

    private final ThreadPoolExecutor playing = LaboratoryThreads.one("parley-advice", WAITING);
    private final Duration longest;

    Advising() {
        this(LONGEST);
    }

    Advising(Duration longest) {
        this.longest = longest;
    }

    /** The results; refused where too many wait already, or where they do not come in time. */
    Outcome<Results> play(Question question) {
        Playing one = new Playing(question);
        try {
            playing.execute(one);
        } catch (RejectedExecutionException full) {
            return Outcome.refused(Reason.LABORATORY_BUSY);
        }
        try {
            return Outcome.done(one.results().get(longest.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | CancellationException late) {
            one.cancel();
            return Outcome.refused(Reason.SIMULATION_TOO_LONG);
        } catch (InterruptedException stopped) {
            one.cancel();
            Thread.currentThread().interrupt();
            return Outcome.refused(Reason.LABORATORY_BUSY);
        } catch (ExecutionException failed) {
            throw new CompletionException(failed.getCause());
        }
    }

    /** Lets nothing more be played. */
    @Override
    public void close() {
        var unplayed = playing.shutdownNow();
        unplayed.forEach(task -> ((Playing) task).cancel());
    }
}
