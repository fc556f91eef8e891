// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring.docs;

// #region events
import dev.parley.port.NegotiationListener.Happened;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

@Component
class Inbox {
    final List<String> told = new CopyOnWriteArrayList<>();

    @EventListener
    void on(Happened happened) {
        told.add(happened.id() + " " + happened.type() + " " + happened.details());
    }
}
// #endregion events
