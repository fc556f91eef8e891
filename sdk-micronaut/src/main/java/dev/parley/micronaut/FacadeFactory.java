// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.Parley;
import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.FacadeSettings;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.server.HttpServerConfiguration;
import jakarta.inject.Singleton;

/** Puts the facade together. */
@Factory
@OverHttp
final class FacadeFactory {
    /** Asked for no more than the host's server lets through, so that a larger body is Parley's to refuse. */
    @Singleton
    @Requires(missingBeans = Facade.class)
    Facade facade(Parley parley, HttpSettings settings, HttpServerConfiguration server) {
        FacadeSettings defaults = FacadeSettings.of(parley);
        return Facade.of(
                parley,
                new FacadeSettings(
                        (int) Math.max(1, Math.min(settings.maxBodyBytes(), server.getMaxRequestSize() - 1)),
                        defaults.maxTargetLength(),
                        settings.maxBytesInFlight(),
                        settings.challenge(),
                        defaults.clock(),
                        defaults.incidents()));
    }
}
