// SPDX-License-Identifier: Apache-2.0
package dev.parley.mandate;

import dev.parley.model.Disclosure;
import dev.parley.model.Json;
import dev.parley.model.Safe;
import dev.parley.model.Text;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How an agent may negotiate.
 *
 * @param kinds the kinds of move that it may make, at most 1,000, each of at most 64 characters; empty allows none
 * @param maxRounds the most moves of the agent in one negotiation, at least 1; empty when not bounded
 * @param minSecondsBetweenMoves the least time between two of its moves in one negotiation, 0 to 31,622,400 (a year)
 * @param disclosure what it may tell the other side; empty allows nothing
 * @since 0.1.0
 */
public record Conduct(
        Set<String> kinds, Optional<Long> maxRounds, long minSecondsBetweenMoves, Set<Disclosure> disclosure) {
    /** The longest pause between moves that can be asked for: 366 days. */
    public static final long LONGEST_PAUSE_SECONDS = 31_622_400;

    public Conduct {
        kinds = BoundedSet.of("kinds", kinds);
        disclosure = BoundedSet.of("disclosure", disclosure);
        kinds.forEach(kind -> Text.requireId("kind", kind, 64));
        Objects.requireNonNull(maxRounds, "maxRounds");
        maxRounds.ifPresent(rounds -> Limits.requireWithin("maxRounds", rounds, 1, Safe.MAX));
        Limits.requireWithin("minSecondsBetweenMoves", minSecondsBetweenMoves, 0, LONGEST_PAUSE_SECONDS);
    }

    /** Those kinds of move, as many and as fast as the protocol lets it, disclosing nothing. */
    public static Conduct of(String... kinds) {
        return new Conduct(BoundedSet.of("kinds", Arrays.asList(kinds)), Optional.empty(), 0, Set.of());
    }

    /** This conduct as JSON. */
    public Json toJson() {
        return Json.object()
                .put("kinds", Json.array(kinds, Json::of))
                .putIf("maxRounds", maxRounds, Json::of)
                .put("minSecondsBetweenMoves", minSecondsBetweenMoves)
                .put("disclosure", Json.array(disclosure, of -> Json.of(of.name())))
                .build();
    }

    /**
     * The conduct that {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if the JSON is no conduct
     */
    public static Conduct fromJson(Json json) {
        return new Conduct(
                BoundedSet.of("kinds", json.get("kinds").list(Json::text)),
                json.find("maxRounds").map(Json::integer),
                json.get("minSecondsBetweenMoves").integer(),
                BoundedSet.of("disclosure", json.get("disclosure").list(of -> Disclosure.valueOf(of.text()))));
    }
}
