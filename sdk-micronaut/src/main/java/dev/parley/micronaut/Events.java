// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.port.NegotiationListener;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Publishes what happened as application events too; a listener's exception makes the same event come again. */
@Singleton
@Named("application-events")
final class Events implements NegotiationListener {
    private final ApplicationEventPublisher<Happened> publisher;

    Events(ApplicationEventPublisher<Happened> publisher) {
        this.publisher = publisher;
    }

    @Override
    public void on(Happened event) {
        publisher.publishEvent(event);
    }
}
