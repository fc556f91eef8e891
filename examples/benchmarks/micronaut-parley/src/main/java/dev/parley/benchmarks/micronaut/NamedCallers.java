// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.micronaut;

import dev.parley.micronaut.CallerResolver;
import dev.parley.port.Caller;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Believes who callers say they are; {@code shop} is the host and the product team. */
@Singleton
final class NamedCallers implements CallerResolver {
    @Override
    public Optional<Caller> resolve(HttpRequest<?> request) {
        return Optional.ofNullable(request.getHeaders().get("X-Caller"))
                .map(name -> name.equals("shop")
                        ? Caller.person(name, Caller.Role.HOST, Caller.Role.POLICY_EDITOR)
                        : Caller.person(name));
    }
}
