// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut.host;

import io.micronaut.context.ApplicationContext;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventType;

/** What listens to a host's entities: a provider of Jakarta Validation on the class path would. */
final class HostSessions {
    private HostSessions() {}

    static Set<String> listeners(ApplicationContext host) {
        Set<String> names = new TreeSet<>();
        for (SessionFactory sessions : host.getBeansOfType(SessionFactory.class)) {
            var engine = sessions.unwrap(SessionFactoryImplementor.class).getEventEngine();
            for (EventType<?> type : EventType.values()) {
                engine.getListenerRegistry()
                        .getEventListenerGroup(type)
                        .fireLazyEventOnEachListener(
                                type::eventName,
                                (listener, event) -> names.add(
                                        event + " " + listener.getClass().getName()));
            }
            names.add("json "
                    + sessions.unwrap(SessionFactoryImplementor.class)
                            .getSessionFactoryOptions()
                            .getJsonFormatMapper()
                            .getClass()
                            .getName());
        }
        return names;
    }
}
