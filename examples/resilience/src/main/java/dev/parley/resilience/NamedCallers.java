// SPDX-License-Identifier: Apache-2.0
package dev.parley.resilience;

import dev.parley.model.AgentId;
import dev.parley.model.PrincipalId;
import dev.parley.port.Caller;
import dev.parley.spring.CallerResolver;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Believes whoever calls from this machine, by the headers named here; for tests and nothing else. */
public final class NamedCallers implements CallerResolver {
    /** The principal's id. */
    public static final String PRINCIPAL = "Test-Principal";

    /** The agent's id, where an agent calls. */
    public static final String AGENT = "Test-Agent";

    /** One of {@link Caller.Role}, where the caller has one. */
    public static final String ROLE = "Test-Role";

    @Override
    public Optional<Caller> resolve(HttpServletRequest request) {
        return isFromHere(request)
                ? header(request, PRINCIPAL).map(principal -> caller(request, principal))
                : Optional.empty();
    }

    private static Caller caller(HttpServletRequest request, String principal) {
        Set<Caller.Role> roles = EnumSet.noneOf(Caller.Role.class);
        header(request, ROLE).map(Caller.Role::valueOf).ifPresent(roles::add);
        return new Caller(
                Caller.MAIN, new PrincipalId(principal), header(request, AGENT).map(AgentId::new), roles);
    }

    private static Optional<String> header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    private static boolean isFromHere(HttpServletRequest request) {
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException elsewhere) {
            return false;
        }
    }
}
