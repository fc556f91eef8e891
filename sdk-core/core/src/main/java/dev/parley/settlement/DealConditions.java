// SPDX-License-Identifier: Apache-2.0
package dev.parley.settlement;

import dev.parley.model.Binding;
import dev.parley.model.Json;
import dev.parley.model.PriceBasis;
import dev.parley.model.SettlementRule;
import dev.parley.model.StockPolicy;
import java.util.Objects;

/**
 * What holds for a deal besides its terms.
 *
 * @param basis what its prices contain
 * @param binding whom it binds before payment
 * @param stockPolicy who gets the last unit
 * @param settlement which awards made a deal
 * @since 0.1.0
 */
public record DealConditions(PriceBasis basis, Binding binding, StockPolicy stockPolicy, SettlementRule settlement) {
    public DealConditions {
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(binding, "binding");
        Objects.requireNonNull(stockPolicy, "stockPolicy");
        Objects.requireNonNull(settlement, "settlement");
    }

    /** Whether the agreement itself set units aside; where it did not, redemption takes them. */
    public boolean reservesStock() {
        return stockPolicy != StockPolicy.FIRST_TO_PAY && binding != Binding.NOT_BINDING;
    }

    /** These conditions as JSON. */
    public Json toJson() {
        Json.Builder json = Json.object()
                .put("taxIncluded", basis.taxIncluded())
                .put("shippingIncluded", basis.shippingIncluded())
                .put("binding", binding.name())
                .put("stockPolicy", stockPolicy.name());
        return settlement.putInto(json).build();
    }

    /**
     * The conditions that {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if the JSON is no conditions
     */
    public static DealConditions fromJson(Json json) {
        return new DealConditions(
                new PriceBasis(
                        json.get("taxIncluded").bool(),
                        json.get("shippingIncluded").bool()),
                Binding.valueOf(json.get("binding").text()),
                StockPolicy.valueOf(json.get("stockPolicy").text()),
                SettlementRule.readFrom(json));
    }
}
