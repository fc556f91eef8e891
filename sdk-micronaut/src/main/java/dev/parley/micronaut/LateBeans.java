// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.port.FactSource;
import dev.parley.port.Inventory;
import dev.parley.port.ListingSource;
import dev.parley.port.NegotiationListener;
import dev.parley.port.Relations;
import io.micronaut.context.BeanContext;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.annotation.AnnotationUtil;
import io.micronaut.inject.BeanDefinition;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Beans of the host's that Parley calls and that may themselves want Parley: a catalogue that reads the policy, a listener
 * that looks a deal up. They are found by their definitions at the start and made when they are first called.
 */
final class LateBeans {
    private final BeanContext beans;

    LateBeans(BeanContext beans) {
        this.beans = beans;
    }

    Optional<ListingSource> listings() {
        return one(ListingSource.class)
                .map(source -> (tenant, listing) -> source.get().find(tenant, listing));
    }

    Optional<FactSource> facts() {
        return one(FactSource.class).map(source -> query -> source.get().find(query));
    }

    Optional<Relations> relations() {
        return one(Relations.class)
                .map(source -> (tenant, listing, owner, other) -> source.get().areTied(tenant, listing, owner, other));
    }

    Optional<Inventory> inventory() {
        return one(Inventory.class).map(Stock::new);
    }

    /** The host's listeners, each by its own name, its class, or of a factory's lambda the factory. */
    Map<String, NegotiationListener> listeners() {
        Map<String, NegotiationListener> listeners = new TreeMap<>();
        for (BeanDefinition<NegotiationListener> listener : beans.getBeanDefinitions(NegotiationListener.class)) {
            NegotiationListener before = listeners.put(
                    name(listener), event -> beans.getBean(listener).on(event));
            if (before != null) {
                throw new ConfigurationException("There are several listeners named '" + name(listener)
                        + "': give each a name of its own with @Named");
            }
        }
        return listeners;
    }

    private static String name(BeanDefinition<NegotiationListener> listener) {
        Class<NegotiationListener> type = listener.getBeanType();
        return listener.getAnnotationMetadata()
                .stringValue(AnnotationUtil.NAMED)
                .orElseGet(() -> type.isInterface()
                        ? listener.getDeclaringType().map(Class::getSimpleName).orElse("listener")
                        : type.getSimpleName());
    }

    /** The only one, late; of several the primary one, at once, so that a host with none is told at its start. */
    private <T> Optional<Supplier<T>> one(Class<T> type) {
        Collection<BeanDefinition<T>> found = beans.getBeanDefinitions(type);
        if (found.size() > 1) {
            T primary = beans.getBean(type);
            return Optional.of(() -> primary);
        }
        return found.stream().findFirst().map(one -> () -> beans.getBean(one));
    }

    private record Stock(Supplier<Inventory> bean) implements Inventory {
        @Override
        public boolean hold(StockHold hold) {
            return bean.get().hold(hold);
        }

        @Override
        public void release(StockHold hold) {
            bean.get().release(hold);
        }

        @Override
        public void consume(StockHold hold) {
            bean.get().consume(hold);
        }
    }
}
