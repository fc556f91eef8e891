package dev.parley.examples.marketplace.people;

import dev.parley.micronaut.CallerResolver;
import dev.parley.port.Caller;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** Tells who sends a request: an agent by its bearer token, else the person whose session the cookie names. */
@Singleton
public final class Callers implements CallerResolver {
    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final List<Agent> agents;

    Callers(Sessions sessions, List<Agent> agents) {
        this.sessions = sessions;
        this.agents = List.copyOf(agents);
    }

    /** Who is on the line; empty when nobody says. A token that is unknown is nobody, whatever the cookie says. */
    @Override
    public Optional<Caller> resolve(HttpRequest<?> request) {
        Optional<String> authorization = request.getHeaders().getAuthorization();
        return authorization.isPresent()
                ? authorization.flatMap(this::agent)
                : sessions.of(request).map(session -> session.person().caller());
    }

    private Optional<Caller> agent(String authorization) {
        if (!authorization.startsWith(BEARER)) {
            return Optional.empty();
        }
        byte[] sent = authorization.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8);
        return agents.stream()
                .filter(agent -> !agent.getToken().isEmpty())
                .filter(agent -> MessageDigest.isEqual(sent, agent.getToken().getBytes(StandardCharsets.UTF_8)))
                .map(Agent::caller)
                .findFirst();
    }
}
