// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.port.FactSource;
import dev.parley.port.Inventory;
import dev.parley.port.ListingSource;
import dev.parley.port.NegotiationListener;
import dev.parley.port.Relations;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.context.ApplicationContext;

/**
 * Beans of the host's that Parley calls and that may themselves want Parley: a catalogue that reads the policy, a listener
 * that looks a deal up. They are found by name at the start and made when they are first called.
 */
final class LateBeans {
    private final ApplicationContext host;

    LateBeans(ApplicationContext host) {
        this.host = host;
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

    /** The host's listeners by the names of their beans. */
    Map<String, NegotiationListener> listeners() {
        Map<String, NegotiationListener> listeners = new TreeMap<>();
        for (String name : names(NegotiationListener.class)) {
            listeners.put(
                    name, event -> host.getBean(name, NegotiationListener.class).on(event));
        }
        return listeners;
    }

    /** The only one, late; of several the primary one, at once, so that a host with none is told at its start. */
    private <T> Optional<Supplier<T>> one(Class<T> type) {
        String[] names = names(type);
        if (names.length > 1) {
            T primary = host.getBean(type);
            return Optional.of(() -> primary);
        }
        return names.length == 0 ? Optional.empty() : Optional.of(() -> host.getBean(names[0], type));
    }

    private String[] names(Class<?> type) {
        return BeanFactoryUtils.beanNamesForTypeIncludingAncestors(host, type, true, false);
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
