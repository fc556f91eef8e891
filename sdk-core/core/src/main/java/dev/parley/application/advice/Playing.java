// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.advice;

import dev.parley.laboratory.Results;
import dev.parley.laboratory.Run;
import dev.parley.laboratory.advice.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A question that is played on the thread that runs this, and can be given up from any other at any time. */
final class Playing implements Runnable {
    private final Question question;
    private final CompletableFuture<Results> results = new CompletableFuture<>();
    private volatile Optional<Run> underWay = Optional.empty();

    Playing(Question question) {
        this.question = question;
    }

    /** Plays to the end, or until it is given up. What goes wrong is what the results fail with. */
    @Override
    public void run() {
        if (results.isDone()) {
            return;
        }
        try {
            List<Runnable> work = new ArrayList<>();
            Run run = question.experiment().start(work::add, 1);
            underWay = Optional.of(run);
            if (results.isDone()) {
                run.cancel();
            }
            work.forEach(Runnable::run);
            var unused = run.results().whenComplete(this::end);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError thrown) {
            boolean ignored = results.completeExceptionally(thrown);
        }
    }

    private void end(Results found, Throwable thrown) {
        boolean ignored = thrown == null ? results.complete(found) : results.completeExceptionally(thrown);
    }

    /** Gives up; the results are never known. Without effect once they are. */
    void cancel() {
        boolean ignored = results.cancel(false);
        underWay.ifPresent(Run::cancel);
    }

    /** How many listings have been played. */
    long done() {
        return underWay.map(Run::done).orElse(0L);
    }

    /** The results, when all is played. */
    CompletableFuture<Results> results() {
        return results;
    }
}
