// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.Json;
import dev.parley.model.MandateId;
import dev.parley.model.Money;
import dev.parley.strategy.PriceStrategy;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an autopilot is told to play, under whose authority, and between which prices. Aspiration and reservation are secret:
 * the principal alone sees them again.
 *
 * @param mandate under which it acts, given by its principal to an agent
 * @param strategy what it plays
 * @param aspiration the first price that it asks for, of the item's price issue
 * @param reservation the last price that it agrees to; for a buyer at least the aspiration, for a seller at most
 * @since 0.1.0
 */
public record AutopilotDraft(MandateId mandate, PriceStrategy strategy, Money aspiration, Money reservation) {
    private static final String NAME = "name";

    /** This draft as JSON, as {@link Autopilots#start} takes it. */
    public Json toJson() {
        return Json.object()
                .put("mandate", mandate.value())
                .put("strategy", strategyJson())
                .put("aspiration", aspiration)
                .put("reservation", reservation)
                .build();
    }

    /** The strategy's name and its parameters beside it. */
    public Json strategyJson() {
        Json.Builder json = Json.object().put(NAME, strategy.kind().text());
        strategy.parameters().forEach((name, number) -> json.put(name, (long) number));
        return json.build();
    }

    /**
     * The draft that {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if the JSON is no draft
     */
    public static AutopilotDraft fromJson(Json json) {
        return new AutopilotDraft(
                new MandateId(json.get("mandate").text()),
                strategy(json.get("strategy")),
                json.get("aspiration").money(),
                json.get("reservation").money());
    }

    /**
     * The strategy that {@link #strategyJson} wrote.
     *
     * @throws IllegalArgumentException if the JSON is no strategy
     */
    public static PriceStrategy strategy(Json json) {
        SortedMap<String, Integer> parameters = new TreeMap<>();
        json.members().forEach((name, number) -> {
            if (!name.equals(NAME)) {
                parameters.put(name, (int) Math.max(-1, Math.min(Integer.MAX_VALUE, number.integer())));
            }
        });
        return new PriceStrategy(PriceStrategy.Kind.of(json.get(NAME).text()), parameters);
    }
}
