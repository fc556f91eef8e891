// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.web;

import dev.parley.examples.marketplace.people.Session;
import dev.parley.examples.marketplace.people.Sessions;
import dev.parley.protocol.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns away commands that another site's page sends in somebody's name, strangers where one must be signed in, and
 * bodies that are too large. A request that a cookie authenticates must carry its session's forgery token; none may come from another site. An
 * agent's bearer token is proof enough.
 */
public final class Gate {
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
    private static final List<String> PERSONAL = List.of("/api/orders", "/api/waiting", "/api/watchlist");

    /** Of the length of a body, so that the longest has 99,999 bytes. */
    private static final int DIGITS = 5;

    private final Sessions sessions;

    public Gate(Sessions sessions) {
        this.sessions = sessions;
    }

    /** A request as a framework has it. */
    public interface Arrival {
        String method();

        String path();

        Optional<String> header(String name);

        /** The value of {@link Session#COOKIE}. */
        Optional<String> cookie();
    }

    /** Why a request goes no further; empty when it may. */
    public Optional<Problem> refusal(Arrival arrival) {
        Optional<Session> session = sessions.of(arrival.cookie());
        if (isForged(arrival, session)) {
            return Optional.of(Problem.of(Fault.FORGED_REQUEST));
        }
        if (session.isEmpty() && PERSONAL.stream().anyMatch(arrival.path()::startsWith)) {
            return Optional.of(Problem.of(Reason.UNAUTHENTICATED));
        }
        return isTooLarge(arrival) ? Optional.of(Problem.of(Fault.BODY_TOO_LARGE)) : Optional.empty();
    }

    /** The marketplace's own bodies are a few lines; Parley minds its own. */
    private static boolean isTooLarge(Arrival arrival) {
        return Headers.isApi(arrival.path())
                && arrival.header("Content-Length")
                        .filter(length -> length.length() > DIGITS)
                        .isPresent();
    }

    private static boolean isForged(Arrival arrival, Optional<Session> session) {
        if (HARMLESS.contains(arrival.method())
                || arrival.header("Authorization").isPresent()) {
            return false;
        }
        boolean foreign = arrival.header("Sec-Fetch-Site")
                .filter(site -> !OWN_SITE.contains(site))
                .isPresent();
        return foreign || session.filter(known -> !isProof(arrival, known)).isPresent();
    }

    private static boolean isProof(Arrival arrival, Session session) {
        String sent = arrival.header(Session.FORGERY_HEADER).orElse("");
        return MessageDigest.isEqual(
                sent.getBytes(StandardCharsets.UTF_8), session.forgeryToken().getBytes(StandardCharsets.UTF_8));
    }
}
