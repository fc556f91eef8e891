// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.port.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Says who is on the line, as the host has authenticated them. With Spring Security on the class path there is one that
 * reads the security context; a bean of this type replaces it. Asked once for each request under Parley's prefix, after
 * the host's filters.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CallerResolver {
    /** The caller; empty when nobody is authenticated, which is answered 401. */
    Optional<Caller> resolve(HttpServletRequest request);
}
