// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.Json;
import dev.parley.model.OfferId;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * All that reaches a decision besides state and input.
 *
 * @param at the instant of the decision, whole microseconds, never before the last event's
 * @param offerIds a fresh, unguessable id at each call
 * @param facts what {@link NeedsFacts#needs} asked for
 * @since 0.1.0
 */
public record Context(Instant at, Supplier<OfferId> offerIds, Map<Need, Json> facts) {
    public Context {
        Objects.requireNonNull(at, "at");
        facts = Map.copyOf(facts);
    }

    /** A context without facts. */
    public Context(Instant at, Supplier<OfferId> offerIds) {
        this(at, offerIds, Map.of());
    }

    /** What the host said when it was asked for that, in the form that the need names. */
    public Json said(Need.OfHost need) {
        return Fact.fromJson(fact(need)).value();
    }

    /**
     * The fact that was asked for.
     *
     * @throws IllegalStateException if it was not fetched
     */
    public Json fact(Need need) {
        Json fact = facts.get(need);
        if (fact == null) {
            throw new IllegalStateException("the fact " + need + " was not fetched: needs() must name it");
        }
        return fact;
    }
}
