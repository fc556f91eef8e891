// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.samples;

import dev.parley.form.WholeSchemas;
import dev.parley.model.Json;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.samples.SealedSale.Event;
import dev.parley.protocol.samples.SealedSale.Move;
import dev.parley.protocol.samples.SealedSale.Rules;
import dev.parley.protocol.samples.SealedSale.State;
import dev.parley.testing.GameConformance;
import dev.parley.testing.Sample;
import java.util.List;
import java.util.Set;

public class SealedSaleConformanceTest extends GameConformance<Rules, Move, State, Event> {
    @Override
    protected Protocol<Rules, Move, State, Event> game() {
        return new SealedSale();
    }

    @Override
    public List<Sample<Rules>> samples() {
        return List.of(sample());
    }

    @Override
    public Set<String> revealing() {
        return Set.of("sale-made", "sale-ended");
    }

    @Override
    public List<String> schemaFaults(Json schema, Json payload) {
        return WholeSchemas.faults(schema, payload);
    }

    public static Sample<Rules> sample() {
        return Sample.of(
                        "a painting with a secret reserve",
                        Market.painting(),
                        new Rules(3_600),
                        SettlementRule.ALL,
                        List.of(Market.SELLER),
                        Market.SELLER.id())
                .withSecret(Market.SELLER.id(), reserve(30_000), reserve(60_000))
                .withJoiner(Market.seat("buyer-1", SeatRole.BUYER))
                .withJoiner(Market.seat("buyer-2", SeatRole.BUYER))
                .withJoiner(Market.seat("buyer-3", SeatRole.BUYER));
    }

    private static Json reserve(long minorUnits) {
        return Json.object().put("reserve", minorUnits).build();
    }
}
