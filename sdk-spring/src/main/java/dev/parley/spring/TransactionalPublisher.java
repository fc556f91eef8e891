// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.port.NegotiationListener;
import java.util.Collection;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalApplicationListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes what happened as application events. Listeners that wait for a transaction would never hear of what happens
 * on a thread of Parley's: where the host has such listeners and one transaction manager, there is a transaction.
 */
final class TransactionalPublisher implements NegotiationListener {
    private static final ResolvableType EVENT =
            ResolvableType.forClassWithGenerics(PayloadApplicationEvent.class, Happened.class);

    private final ApplicationContext host;

    TransactionalPublisher(ApplicationContext host) {
        this.host = host;
    }

    @Override
    public void on(Happened event) {
        PlatformTransactionManager transactions = isAwaitingTransactions()
                ? host.getBeanProvider(PlatformTransactionManager.class).getIfUnique()
                : null;
        if (transactions == null) {
            host.publishEvent(event);
        } else {
            new TransactionTemplate(transactions).executeWithoutResult(begun -> host.publishEvent(event));
        }
    }

    private boolean isAwaitingTransactions() {
        Collection<?> listeners =
                host instanceof AbstractApplicationContext context ? context.getApplicationListeners() : List.of();
        return listeners.stream()
                .anyMatch(listener -> listener instanceof TransactionalApplicationListener<?>
                        && (!(listener instanceof GenericApplicationListener generic)
                                || generic.supportsEventType(EVENT)));
    }
}
