// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.samples;

import dev.parley.form.WholeSchemas;
import dev.parley.model.Json;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.samples.FallingClock.Event;
import dev.parley.protocol.samples.FallingClock.Move;
import dev.parley.protocol.samples.FallingClock.Rules;
import dev.parley.protocol.samples.FallingClock.State;
import dev.parley.testing.GameConformance;
import dev.parley.testing.Sample;
import java.util.List;

public class FallingClockConformanceTest extends GameConformance<Rules, Move, State, Event> {
    @Override
    protected Protocol<Rules, Move, State, Event> game() {
        return new FallingClock();
    }

    @Override
    public List<Sample<Rules>> samples() {
        return List.of(sample());
    }

    @Override
    public List<String> schemaFaults(Json schema, Json payload) {
        return WholeSchemas.faults(schema, payload);
    }

    public static Sample<Rules> sample() {
        return Sample.of(
                        "a painting whose price falls three times",
                        Market.painting(),
                        new Rules(90_000, 20_000, 40_000, 60),
                        SettlementRule.ALL,
                        List.of(Market.SELLER),
                        Market.SELLER.id())
                .withJoiner(Market.seat("buyer-1", SeatRole.BUYER))
                .withJoiner(Market.seat("buyer-2", SeatRole.BUYER));
    }
}
