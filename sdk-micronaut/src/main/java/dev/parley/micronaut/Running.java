// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.Parley;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;

/**
 * Starts Parley with the application, so that whatever is missing is said then, and stops it before the host's data
 * source goes.
 */
@Singleton
final class Running {
    private final Parley parley;

    /** Names the resolver of callers for its warning's sake: without one the host hears of it at the start. */
    Running(Parley parley, @Nullable CallerResolver callers) {
        this.parley = parley;
    }

    @EventListener
    void start(StartupEvent started) {
        parley.start();
    }

    @EventListener
    void stop(ShutdownEvent stopped) {
        parley.close();
    }
}
