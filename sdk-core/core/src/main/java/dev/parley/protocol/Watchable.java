package dev.parley.protocol;

/**
 * A protocol at whose games anyone may look: they see the parts of events that are for {@link Audience#ANYONE}, and what {@link
 * Protocol#shared} shows to that audience.
 *
 * @param <S> its state
 */
public interface Watchable<S> {
    /** Whether anyone may look at a state. */
    boolean isWatchable(S state);
}
