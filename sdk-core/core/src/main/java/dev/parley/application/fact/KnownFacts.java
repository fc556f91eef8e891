// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.fact;

import dev.parley.model.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The facts that were fetched and still hold, the latest used ones of many. */
final class KnownFacts {
    private static final int MOST = 10_000;

    private final Map<FactKey, Known> facts = new LinkedHashMap<>(16, .75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<FactKey, Known> eldest) {
            return size() > MOST;
        }
    };

    /**
     * What was found out.
     *
     * @param answer as the context gives it to the protocol
     * @param validUntil the first instant at which it no longer holds
     */
    record Known(Json answer, Instant validUntil) {}

    synchronized Optional<Json> at(FactKey key, Instant at) {
        return Optional.ofNullable(facts.get(key))
                .filter(known -> at.isBefore(known.validUntil()))
                .map(Known::answer);
    }

    /** Keeps one more, and nothing any longer that no longer holds. */
    synchronized void put(FactKey key, Known known, Instant now) {
        facts.values().removeIf(each -> !now.isBefore(each.validUntil()));
        facts.put(key, known);
    }
}
