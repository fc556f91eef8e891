package dev.parley.examples.marketplace.people;

import dev.parley.port.Caller;
import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;

/** A software agent that may call the facade, configured under {@code marketplace.agents}. */
@EachProperty("marketplace.agents")
final class Agent {
    private final String name;
    private String principal = "";
    private String token = "";

    Agent(@Parameter String name) {
        this.name = name;
    }

    /** For whom it acts. */
    public String getPrincipal() {
        return principal;
    }

    public void setPrincipal(String principal) {
        this.principal = principal;
    }

    /** What it sends as its bearer token. */
    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }

    /** The same agent as Parley knows it; what it may do, its principal's mandate says. */
    Caller caller() {
        return Caller.agent(principal, name);
    }
}
