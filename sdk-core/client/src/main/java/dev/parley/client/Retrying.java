// SPDX-License-Identifier: Apache-2.0
package dev.parley.client;

import dev.parley.client.api.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * Sends a command until it is answered, under one idempotency key. A request whose answer is lost may have been done: with the same
 * key the service does it once and gives the first answer again, marked as replayed; with a new key it would be done twice.
 * Immutable, for any number of threads.
 *
 * @since 0.1.0
 */
public final class Retrying {
    private static final int ATTEMPTS = 6;
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final int UNAVAILABLE = 503;

    private final int attempts;
    private final Duration within;
    private final InstantSource clock;
    private final Consumer<Duration> pause;
    private final Pauses pauses;

    private Retrying(
            int attempts, Duration within, InstantSource clock, Consumer<Duration> pause, DoubleSupplier chance) {
        this.attempts = attempts;
        this.within = within;
        this.clock = clock;
        this.pause = pause;
        this.pauses = new Pauses(chance);
    }

    /** Six attempts within half a minute. */
    public static Retrying patiently() {
        return atMost(ATTEMPTS, WITHIN);
    }

    /**
     * So many attempts.
     *
     * @param attempts at most, the first among them
     * @param within no attempt begins later than this after the first
     */
    public static Retrying atMost(int attempts, Duration within) {
        if (attempts < 1 || within.isNegative()) {
            throw new IllegalArgumentException("attempts must be at least 1, and within not negative");
        }
        return new Retrying(
                attempts,
                within,
                InstantSource.system(),
                Retrying::sleep,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /**
     * The same by another clock, as tests have it.
     *
     * @param pauses waits for a while
     * @param chance numbers from 0 to below 1, by which pauses differ
     */
    public Retrying by(InstantSource other, Consumer<Duration> pauses, DoubleSupplier chance) {
        return new Retrying(attempts, within, other, pauses, chance);
    }

    private static void sleep(Duration duration) {
        CompletableFuture.runAsync(
                        () -> {}, CompletableFuture.delayedExecutor(duration.toNanos(), TimeUnit.NANOSECONDS))
                .join();
    }

    /**
     * Sends a new command.
     *
     * @throws NoAnswerException if no answer comes
     */
    public <T> Answer<T> send(Command<T> command) {
        return send(UUID.randomUUID().toString(), command);
    }

    /**
     * Sends a command under a key that the caller keeps, so that it can be sent again after a restart.
     *
     * @throws NoAnswerException if no answer comes
     */
    public <T> Answer<T> send(String key, Command<T> command) {
        Objects.requireNonNull(key, "key");
        Instant last = clock.instant().plus(within);
        for (int attempt = 1; true; attempt++) {
            try {
                return Answer.done(command.send(key));
            } catch (ApiException thrown) {
                Optional<Refusal> refusal = Refusal.of(thrown);
                if (refusal.filter(Retrying::isForTheCaller).isPresent()) {
                    return new Answer.Refused<>(refusal.get());
                }
                Duration wait = pauses.after(attempt, refusal.flatMap(Refusal::retryAfter));
                boolean over = attempt == attempts || clock.instant().plus(wait).isAfter(last);
                if (over || thrown.getCause() instanceof InterruptedException) {
                    throw new NoAnswerException(key, thrown);
                }
                pause.accept(wait);
            }
        }
    }

    /** What a retry cannot change, or only after a time in which nobody waits for an answer, such as a cool-down. */
    private static boolean isForTheCaller(Refusal refusal) {
        boolean later = refusal.status() != UNAVAILABLE
                && refusal.retryAfter().filter(Pauses::isTooLong).isPresent();
        return !refusal.retryable() || later;
    }
}
