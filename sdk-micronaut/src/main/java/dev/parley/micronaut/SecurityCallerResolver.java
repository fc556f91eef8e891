// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.model.AgentId;
import dev.parley.model.PrincipalId;
import dev.parley.port.Caller;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The caller as Micronaut Security authenticated them, in the tenant {@link Caller#MAIN}. The authentication's name is
 * the principal; {@code PARLEY_OPERATOR}, {@code PARLEY_POLICY_EDITOR} and {@code PARLEY_HOST} are roles. An agent is
 * authenticated under its principal's name with its own id as the attribute {@value #AGENT}. Whose name or agent is no
 * id is nobody.
 */
@Singleton
@OverHttp
@Requires(classes = Authentication.class, missingBeans = CallerResolver.class)
final class SecurityCallerResolver implements CallerResolver {
    static final String AGENT = "parley_agent";
    private static final String ROLE = "PARLEY_";

    @Override
    public Optional<Caller> resolve(HttpRequest<?> request) {
        return request.getUserPrincipal(Authentication.class).flatMap(SecurityCallerResolver::caller);
    }

    private static Optional<Caller> caller(Authentication authentication) {
        Optional<Object> agent =
                Optional.ofNullable(authentication.getAttributes().get(AGENT));
        try {
            return Optional.of(new Caller(
                    Caller.MAIN,
                    new PrincipalId(authentication.getName()),
                    agent.map(Object::toString).map(AgentId::new),
                    roles(authentication.getRoles())));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static Set<Caller.Role> roles(Collection<String> named) {
        Set<Caller.Role> roles = EnumSet.noneOf(Caller.Role.class);
        for (Caller.Role role : Caller.Role.values()) {
            if (named.contains(ROLE + role.name())) {
                roles.add(role);
            }
        }
        return roles;
    }
}
