package dev.parley.examples.marketplace.people;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who is signed in. Kept in this process: a restart signs everybody out, which the pages tell them. */
public final class Sessions {
    /** How long a session lasts. */
    public static final Duration LENGTH = Duration.ofHours(12);

    private static final int MOST = 10_000;

    private final Map<String, Session> byToken = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;

    public Sessions(InstantSource clock) {
        this.clock = clock;
    }

    /** A new session. */
    public Session begin(Person person) {
        Instant now = clock.instant();
        if (byToken.size() >= MOST) {
            byToken.values().removeIf(session -> !now.isBefore(session.expiresAt()));
        }
        if (byToken.size() >= MOST) {
            throw new IllegalStateException("too many people are signed in");
        }
        Session session = new Session(token(), person, token(), now.plus(LENGTH));
        byToken.put(session.token(), session);
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
