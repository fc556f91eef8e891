// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.people;

import dev.parley.port.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** Tells who sends a request: an agent by its bearer token, else the person whose session the cookie names. */
public final class Callers {
    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final List<Agent> agents;

    public Callers(Sessions sessions, List<Agent> agents) {
        this.sessions = sessions;
        this.agents = List.copyOf(agents);
    }

    /**
     * Who is on the line; empty when nobody says. A token that is unknown is nobody, whatever the cookie says.
     *
     * @param authorization the header of that name
     * @param cookie the value of {@link Session#COOKIE}
     */
    public Optional<Caller> resolve(Optional<String> authorization, Optional<String> cookie) {
        return authorization.isPresent()
                ? authorization.flatMap(this::agent)
                : sessions.of(cookie).map(session -> session.person().caller());
    }

    private Optional<Caller> agent(String authorization) {
        if (!authorization.startsWith(BEARER)) {
            return Optional.empty();
        }
        byte[] sent = authorization.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8);
        return agents.stream()
                .filter(agent -> !agent.token().isEmpty())
                .filter(agent -> MessageDigest.isEqual(sent, agent.token().getBytes(StandardCharsets.UTF_8)))
                .map(Agent::caller)
                .findFirst();
    }
}
