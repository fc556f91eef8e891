// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.port.Caller;
import dev.parley.port.Caller.Role;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Believes a header: the name of a person, of whom some are more than that. */
@Singleton
@Requires(property = "test.callers", value = "header", defaultValue = "header")
final class HostCallers implements CallerResolver {
    /** The thread on which the last caller was resolved. */
    static volatile String thread = "";

    @Override
    public Optional<Caller> resolve(HttpRequest<?> request) {
        thread = Thread.currentThread().getName();
        return Optional.ofNullable(request.getHeaders().get("X-Caller")).map(HostCallers::caller);
    }

    private static Caller caller(String name) {
        return switch (name) {
            case "pia" -> Caller.person(name, Role.POLICY_EDITOR);
            case "host" -> Caller.person(name, Role.HOST);
            case "olga" -> Caller.person(name, Role.OPERATOR);
            default -> Caller.person(name);
        };
    }
}
