// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.spring;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where to go, once the marketplace serves. */
@Component
class Address {
    private static final Logger LOG = LoggerFactory.getLogger(Address.class);

    @EventListener
    void say(ApplicationReadyEvent started) {
        String port = started.getApplicationContext().getEnvironment().getProperty("local.server.port", "8080");
        LOG.info("Fairhand is open at http://localhost:{}", port);
    }
}
