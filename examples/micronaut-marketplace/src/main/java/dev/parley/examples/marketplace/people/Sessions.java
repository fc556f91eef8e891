package dev.parley.examples.marketplace.people;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who is signed in. Kept in this process: a restart signs everybody out, which the pages tell them. */
@Singleton
public final class Sessions {
    /** How long a session lasts. */
    static final Duration LENGTH = Duration.ofHours(12);

    private static final int MOST = 10_000;

    private final Map<String, Session> byToken = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    Sessions(Clock clock) {
        this.clock = clock;
    }

    /** A new session. */
    Session begin(Person person) {
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

    /** Ends the request's session, if it has one. */
    void end(HttpRequest<?> request) {
        of(request).ifPresent(session -> byToken.remove(session.token()));
    }

    /** The session that a request's cookie names, unless it has expired. */
    public Optional<Session> of(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(Session.COOKIE)
                .map(Cookie::getValue)
                .map(byToken::get)
                .filter(session -> clock.instant().isBefore(session.expiresAt()));
    }

    private String token() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
