// SPDX-License-Identifier: Apache-2.0
package dev.parley.application;

import dev.parley.api.Outcome;
import dev.parley.port.HostTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Tells the host's telemetry how commands were answered, and after how long. */
public final class Stopwatch {
    private static final String DONE = "done";

    private final Environment environment;

    public Stopwatch(Environment environment) {
        this.environment = environment;
    }

    /** Answers a command and tells of it. */
    public <T> Outcome<T> time(String operation, Supplier<Outcome<T>> command) {
        return time(command, (outcome, took) -> tell(operation, outcome, took));
    }

    /** Answers a command in a host's transaction, and tells of it once that has ended: what was rolled back is not done. */
    public <T> Outcome<T> timeIn(HostTransaction transaction, String operation, Supplier<Outcome<T>> command) {
        return time(command, (outcome, took) -> {
            if (outcome.equals(DONE) && transaction.isActive()) {
                transaction.onCompletion(committed -> tell(operation, committed ? DONE : "rolled-back", took));
            } else {
                tell(operation, outcome, took);
            }
        });
    }

    /** Hears how a command came out. */
    @FunctionalInterface
    private interface Result {
        void came(String outcome, Duration took);
    }

    private <T> Outcome<T> time(Supplier<Outcome<T>> command, Result result) {
        Instant begun = environment.clock().instant();
        String outcome = "failed";
        try {
            Outcome<T> answer = command.get();
            outcome = answer.match(
                    done -> done.replayed() ? "replayed" : DONE,
                    refused -> refused.replayed() ? "replayed" : refused.code().name());
            return answer;
        } finally {
            Duration took = Duration.between(begun, environment.clock().instant());
            result.came(outcome, took.isNegative() ? Duration.ZERO : took);
        }
    }

    private void tell(String operation, String outcome, Duration took) {
        environment.telemetry().answered(operation, outcome, took);
    }
}
