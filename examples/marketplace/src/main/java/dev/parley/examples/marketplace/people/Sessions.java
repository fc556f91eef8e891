// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.people;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who is signed in. Kept in this process: a restart signs everybody out, which the pages tell them. */
public final class Sessions {
    /** How long a session lasts. */
    public static final Duration LENGTH = Duration.ofHours(12);

    /** How many sessions somebody may have; the next one ends the oldest, and nobody else's. */
    static final int MOST_EACH = 100;

    private final Map<String, Session> byToken = new ConcurrentHashMap<>();
    private final Map<Person, Deque<Session>> byPerson = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;

    public Sessions(InstantSource clock) {
        this.clock = clock;
    }

    /** A new session. */
    public Session begin(Person person) {
        Session session = new Session(token(), person, token(), clock.instant().plus(LENGTH));
        byToken.put(session.token(), session);
        byPerson.compute(person, (whose, before) -> {
            Deque<Session> sessions = before == null ? new ArrayDeque<>() : before;
            sessions.addLast(session);
            if (sessions.size() > MOST_EACH) {
                byToken.remove(sessions.removeFirst().token());
            }
            return sessions;
        });
        return session;
    }

    /** Ends a cookie's session, if there is one. */
    public void end(Optional<String> cookie) {
        cookie.ifPresent(byToken::remove);
    }

    /** The session that a cookie names, unless it has expired. */
    public Optional<Session> of(Optional<String> cookie) {
        return cookie.map(byToken::get).filter(session -> clock.instant().isBefore(session.expiresAt()));
    }

    private String token() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
