// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.client;

import dev.parley.client.api.ApiException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Sends a command until it is answered, under one idempotency key. A request whose answer is lost may have been done:
 * with the same key the service does it once and gives the first answer again, marked as replayed; with a new key it
 * would be done twice. Immutable, for any number of threads.
 */
public final class Retrying {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int UNAVAILABLE = 503;

    private final int attempts;
    private final Consumer<Duration> pause;

    /**
     * Tries so often.
     *
     * @param attempts at most, the first among them
     * @param pause waits for a while
     */
    public Retrying(int attempts, Consumer<Duration> pause) {
        this.attempts = attempts;
        this.pause = pause;
    }

    /** Six attempts within some ten seconds, unless the service asks for longer pauses. */
    public static Retrying patiently() {
        return new Retrying(6, Retrying::wait);
    }

    private static void wait(Duration duration) {
        CompletableFuture.runAsync(
                        () -> {}, CompletableFuture.delayedExecutor(duration.toMillis(), TimeUnit.MILLISECONDS))
                .join();
    }

    /** Sends a new command. */
    public <T> Answer<T> send(Command<T> command) {
        return send(UUID.randomUUID().toString(), command);
    }

    /**
     * Sends a command under a key that the caller keeps, so that it can be sent again after a restart.
     *
     * @throws NoAnswer if none comes
     */
    public <T> Answer<T> send(String key, Command<T> command) {
        Duration growing = FIRST_PAUSE;
        for (int attempt = 1; true; attempt++) {
            try {
                return Answer.done(command.send(key));
            } catch (ApiException thrown) {
                Optional<Refusal> refusal = Refusal.of(thrown);
                if (refusal.filter(Retrying::isForTheCaller).isPresent()) {
                    return new Answer.Refused<>(refusal.get());
                }
                if (attempt == attempts || thrown.getCause() instanceof InterruptedException) {
                    throw new NoAnswer(key, thrown);
                }
                pause.accept(shorter(refusal.flatMap(Refusal::retryAfter).orElse(growing), LONGEST_PAUSE));
                growing = growing.multipliedBy(2);
            }
        }
    }

    /** What a retry cannot change, or only after a time in which nobody waits for an answer, such as a cool-down. */
    private static boolean isForTheCaller(Refusal refusal) {
        boolean later = refusal.status() != UNAVAILABLE
                && refusal.retryAfter()
                        .filter(wait -> wait.compareTo(LONGEST_PAUSE) > 0)
                        .isPresent();
        return !refusal.retryable() || later;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
