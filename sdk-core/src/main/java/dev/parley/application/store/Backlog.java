package dev.parley.application.store;

import java.time.Instant;
import java.util.Optional;

/**
 * What is due and not yet done.
 *
 * @param deadlines negotiations whose deadline has passed and that nobody has claimed
 * @param expiries agreed deals that have expired, likewise
 * @param messages messages of the outbox that are ready
 * @param failing messages that have failed at least once and are tried again
 * @param oldest since when the oldest of all these is due; empty when nothing is
 */
public record Backlog(long deadlines, long expiries, long messages, long failing, Optional<Instant> oldest) {}
