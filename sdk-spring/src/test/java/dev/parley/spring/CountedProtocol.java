// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.alternating.AlternatingOffers;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** Alternating offers under another name, which counts the events that are folded. */
final class CountedProtocol {
    static final ProtocolId ID = new ProtocolId("counted", 1);

    private final AtomicInteger folds = new AtomicInteger();

    int folds() {
        return folds.get();
    }

    Protocol<?, ?, ?, ?> protocol() {
        Protocol<?, ?, ?, ?> real = new AlternatingOffers();
        return (Protocol<?, ?, ?, ?>) Proxy.newProxyInstance(
                Protocol.class.getClassLoader(), new Class<?>[] {Protocol.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("id")) {
                        return ID;
                    }
                    if (method.getName().equals("evolve") || method.getName().equals("begin")) {
                        folds.incrementAndGet();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }
}
