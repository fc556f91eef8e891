// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Every operation by its name in the contract, for callers without generated interfaces. */
final class Operations {
    private final Map<String, Function<Exchange, Answer<?>>> byName = new TreeMap<>();

    void add(String name, Function<Exchange, Answer<?>> operation) {
        byName.put(name, operation);
    }

    <B> void add(String name, Class<B> body, BiFunction<Exchange, B, Answer<?>> operation) {
        byName.put(name, exchange -> operation.apply(exchange, exchange.body(body)));
    }

    Set<String> names() {
        return byName.keySet();
    }

    Answer<?> perform(Exchange exchange) {
        String name = exchange.operationId();
        return Objects.requireNonNull(byName.get(name), name).apply(exchange);
    }
}
