// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.command;

import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.port.StoreUnavailableException;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Decides and writes a command that is about records and accounts, again when somebody else came first. */
public final class RecordCommitter {
    private final Environment environment;

    public RecordCommitter(Environment environment) {
        this.environment = environment;
    }

    /**
     * What is decided.
     *
     * @param append what is to be written, with the command's answer; empty when it is refused
     * @param outcome what the caller gets once that is written
     */
    public record Decision<T>(Optional<Append> append, Outcome<T> outcome) {
        public static <T> Decision<T> write(Append.Builder append, T value) {
            return new Decision<>(Optional.of(append.build()), Outcome.done(value));
        }

        public static <T> Decision<T> refuse(Refusal refusal) {
            return new Decision<>(Optional.empty(), Outcome.refused(refusal));
        }

        public static <T> Decision<T> refuse(Reason reason) {
            return refuse(Refusal.of(reason));
        }
    }

    /**
     * Decides until it is over, a bounded number of times; nothing when the command's answer was kept by another request.
     *
     * @throws IllegalStateException if what is written changes accounts or deals under a guard
     */
    public <T> Optional<Outcome<T>> untilOver(Supplier<Decision<T>> decide) {
        return untilOver(decide, result -> {
            throw new IllegalStateException("nothing here is guarded: " + result);
        });
    }

    /**
     * Decides until it is over, a bounded number of times; nothing when the command's answer was kept by another request.
     *
     * @param refused what a guard's refusal means: an outcome, or nothing when it is to be decided again
     */
    public <T> Optional<Outcome<T>> untilOver(
            Supplier<Decision<T>> decide, Function<CommitResult, Optional<Outcome<T>>> refused) {
        for (int i = 0; i < environment.settings().commitAttempts(); i++) {
            Decision<T> decision = decide.get();
            if (decision.append().isEmpty()) {
                return Optional.of(decision.outcome());
            }
            CommitResult result = environment.store().commit(decision.append().get());
            if (result instanceof CommitResult.Appended) {
                return Optional.of(decision.outcome());
            }
            if (result instanceof CommitResult.Duplicate) {
                return Optional.empty();
            }
            if (!(result instanceof CommitResult.Conflict || result instanceof CommitResult.Outdated)) {
                Optional<Outcome<T>> over = refused.apply(result);
                if (over.isPresent()) {
                    return over;
                }
            }
            environment.telemetry().decidedAgain();
        }
        throw new StoreUnavailableException("too many others write the same; try again");
    }
}
