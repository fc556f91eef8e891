// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.spring;

import dev.parley.port.Caller;
import dev.parley.spring.CallerResolver;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Believes who callers say they are; {@code shop} is the host and the product team. */
@Component
class NamedCallers implements CallerResolver {
    @Override
    public Optional<Caller> resolve(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("X-Caller"))
                .map(name -> name.equals("shop")
                        ? Caller.person(name, Caller.Role.HOST, Caller.Role.POLICY_EDITOR)
                        : Caller.person(name));
    }
}
