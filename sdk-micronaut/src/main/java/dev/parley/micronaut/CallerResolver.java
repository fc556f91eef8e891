// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.port.Caller;
import io.micronaut.http.HttpRequest;
import java.util.Optional;

/**
 * Says who is on the line, as the host has authenticated them. With Micronaut Security on the class path there is one
 * that reads its authentication; a bean of this type replaces it. Asked once for each request under Parley's prefix,
 * after the host's security, and never on an event loop.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CallerResolver {
    /** The caller; empty when nobody is authenticated, which is answered 401. */
    Optional<Caller> resolve(HttpRequest<?> request);
}
