// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.model.AgentId;
import dev.parley.model.PrincipalId;
import dev.parley.port.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The caller as Spring Security authenticated them, in the tenant {@link Caller#MAIN}. The authentication's name is the
 * principal; {@code ROLE_PARLEY_OPERATOR}, {@code ROLE_PARLEY_POLICY_EDITOR} and {@code ROLE_PARLEY_HOST} are roles. An
 * agent is authenticated under its principal's name with the authority {@code PARLEY_AGENT_} and the agent's id. Who has
 * two of these, or a name that is no id, is nobody.
 */
final class SecurityCallerResolver implements CallerResolver {
    private static final String ROLE = "ROLE_PARLEY_";
    private static final String AGENT = "PARLEY_AGENT_";

    private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();

    @Override
    public Optional<Caller> resolve(HttpServletRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return trust.isAuthenticated(authentication)
                ? Optional.ofNullable(authentication).flatMap(SecurityCallerResolver::caller)
                : Optional.empty();
    }

    private static Optional<Caller> caller(Authentication authentication) {
        List<String> authorities = names(authentication.getAuthorities());
        List<String> agents = authorities.stream()
                .filter(authority -> authority.startsWith(AGENT))
                .map(authority -> authority.substring(AGENT.length()))
                .toList();
        if (agents.size() > 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Caller(
                    Caller.MAIN,
                    new PrincipalId(authentication.getName()),
                    agents.stream().findFirst().map(AgentId::new),
                    roles(authorities)));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static List<String> names(Collection<? extends GrantedAuthority> authorities) {
        return authorities.stream()
                .map(GrantedAuthority::getAuthority)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static Set<Caller.Role> roles(List<String> authorities) {
        Set<Caller.Role> roles = EnumSet.noneOf(Caller.Role.class);
        for (Caller.Role role : Caller.Role.values()) {
            if (authorities.contains(ROLE + role.name())) {
                roles.add(role);
            }
        }
        return roles;
    }
}
