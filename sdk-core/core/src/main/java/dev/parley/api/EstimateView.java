// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.Json;

/**
 * A number that was estimated, and between which two it lies in 95 of 100 repetitions. All three are thousandths: of a minor
 * unit for amounts, of a percent for shares (100,000 is all), of a round.
 *
 * @param low not above the estimate
 * @param high not below the estimate
 * @since 0.1.0
 */
public record EstimateView(long mean, long low, long high) {
    /** This estimate as JSON. */
    public Json toJson() {
        return Json.object().put("mean", mean).put("low", low).put("high", high).build();
    }

    static EstimateView fromJson(Json json) {
        return new EstimateView(
                json.get("mean").integer(),
                json.get("low").integer(),
                json.get("high").integer());
    }
}
