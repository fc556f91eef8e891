// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows nobody where neither the host nor its security says who is on the line: everything is answered 401. */
@Factory
@OverHttp
final class NobodyFactory {
    private static final Logger LOG = LoggerFactory.getLogger(CallerResolver.class);

    @Singleton
    @Requires(missingBeans = CallerResolver.class)
    @Requires(missingClasses = "io.micronaut.security.authentication.Authentication")
    CallerResolver nobody() {
        LOG.warn(
                "Nobody can be authenticated, and so Parley answers every request with 401: define a bean of type {} that"
                        + " says who is on the line, or add Micronaut Security.",
                CallerResolver.class.getName());
        return request -> Optional.empty();
    }
}
