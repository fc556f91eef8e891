// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.samples;

import dev.parley.form.WholeSchemas;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.OfferId;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.samples.Mediation.Event;
import dev.parley.protocol.samples.Mediation.Move;
import dev.parley.protocol.samples.Mediation.Rules;
import dev.parley.protocol.samples.Mediation.State;
import dev.parley.testing.GameConformance;
import dev.parley.testing.Sample;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public class MediationConformanceTest extends GameConformance<Rules, Move, State, Event> {
    @Override
    protected Protocol<Rules, Move, State, Event> game() {
        return new Mediation();
    }

    @Override
    public List<Sample<Rules>> samples() {
        return List.of(sample());
    }

    @Override
    public Set<String> revealing() {
        return Set.of("terms-agreed", "proposal-rejected", "mediation-ended");
    }

    /** A proposal binds nobody, so its hash is not that of anyone's word. */
    @Override
    public Optional<Hash> termsHash(State state, OfferId offer) {
        return Optional.of(Terms.hash(state.terms()));
    }

    @Override
    public List<String> schemaFaults(Json schema, Json payload) {
        return WholeSchemas.faults(schema, payload);
    }

    public static Sample<Rules> sample() {
        return Sample.of(
                "a table and chairs, three rounds",
                Market.furniture(),
                new Rules(600, 3),
                SettlementRule.ALL,
                List.of(Market.MEDIATOR, Market.BUYER, Market.SELLER),
                Market.MEDIATOR.id());
    }
}
