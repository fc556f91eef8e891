// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.micronaut;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says where to go, once the marketplace serves. */
@Singleton
final class Address {
    private static final Logger LOG = LoggerFactory.getLogger(Address.class);

    @EventListener
    void say(ServerStartupEvent started) {
        LOG.info("Fairhand is open at {}", started.getSource().getURL());
    }
}
