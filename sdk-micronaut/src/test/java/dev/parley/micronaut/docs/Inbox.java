// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut.docs;

// #region events
import dev.parley.port.NegotiationListener.Happened;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

@Singleton
class Inbox {
    final List<String> told = new CopyOnWriteArrayList<>();

    @EventListener
    void on(Happened happened) {
        told.add(happened.id() + " " + happened.type() + " " + happened.details());
    }
}
// #endregion events
