// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.caffeine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.application.SessionCache;
import dev.parley.model.NegotiationId;
import dev.parley.model.Tenant;
import java.util.Optional;

/**
 * The sessions that were used most lately, as many as weigh no more than a bound. A session weighs what its seats do, for {@value
 * #SEATS} of them as much as a negotiation of two over one listing, and what it remembers of its events, for {@value
 * #EVENTS} of them, or {@value #BYTES} bytes, as much; but never so much that it could not be kept at all, since the largest is the dearest to read
 * again.
 */
public final class CaffeineSessions implements SessionCache {
    private static final int SEATS = 8;
    private static final int EVENTS = 800;
    private static final int BYTES = 8 * 1024;
    private static final long LARGE = 4;

    private final Cache<Key, Kept> sessions;

    /**
     * An empty cache.
     *
     * @param most how many sessions are kept that have no more than a few seats
     */
    public CaffeineSessions(long most) {
        this.sessions = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(most)
                .weigher(
                        (Key key, Kept session) -> weight(session.seatCount(), session.events(), session.bytes(), most))
                .build();
    }

    static int weight(int seats, long events, long bytes, long most) {
        return (int) Math.min(1 + seats / SEATS + events / EVENTS + bytes / BYTES, Math.max(1, most / LARGE));
    }

    private record Key(Tenant tenant, NegotiationId negotiation) {}

    @Override
    public Optional<Kept> find(Tenant tenant, NegotiationId negotiation) {
        return Optional.ofNullable(sessions.getIfPresent(new Key(tenant, negotiation)));
    }

    /** Keeps the later of two sessions, so that a slow reader never puts an older one in a newer one's place. */
    @Override
    public void put(Kept session) {
        Key key = new Key(session.tenant(), session.negotiation());
        sessions.asMap().merge(key, session, (kept, other) -> kept.version() > other.version() ? kept : other);
    }

    @Override
    public void forget(Tenant tenant, NegotiationId negotiation) {
        sessions.invalidate(new Key(tenant, negotiation));
    }
}
