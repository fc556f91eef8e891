package dev.parley.application;

import dev.parley.api.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Tells the host's telemetry how commands were answered, and after how long. */
public final class Stopwatch {
    private final Environment environment;

    public Stopwatch(Environment environment) {
        this.environment = environment;
    }

    /** Answers a command and tells of it. */
    public <T> Outcome<T> time(String operation, Supplier<Outcome<T>> command) {
        Instant begun = environment.clock().instant();
        String outcome = "failed";
        try {
            Outcome<T> answer = command.get();
            outcome = answer.match(
                    done -> done.replayed() ? "replayed" : "done",
                    refused -> refused.replayed() ? "replayed" : refused.code().name());
            return answer;
        } finally {
            Duration took = Duration.between(begun, environment.clock().instant());
            environment.telemetry().answered(operation, outcome, took.isNegative() ? Duration.ZERO : took);
        }
    }
}
