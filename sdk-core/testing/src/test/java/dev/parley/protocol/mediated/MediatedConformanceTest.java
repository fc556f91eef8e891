// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.mediated;

import static dev.parley.protocol.samples.Market.BUYER;
import static dev.parley.protocol.samples.Market.MEDIATOR;
import static dev.parley.protocol.samples.Market.SELLER;

import dev.parley.form.WholeSchemas;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Need;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.WireMove;
import dev.parley.protocol.samples.Market;
import dev.parley.testing.GameConformance;
import dev.parley.testing.MoveDraw;
import dev.parley.testing.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

class MediatedConformanceTest extends GameConformance<MediatedRules, MediatedMove, MediatedState, MediatedEvent> {
    @Override
    protected Protocol<MediatedRules, MediatedMove, MediatedState, MediatedEvent> game() {
        return new Mediated();
    }

    @Override
    public List<Sample<MediatedRules>> samples() {
        return List.of(
                sample("nash", Market.painting(), new MediatedRules(ProposalMethod.NASH, 2, 5, 1, 3_600, 3_600)),
                sample(
                                "shares of three, in two rounds",
                                Market.painting(),
                                new MediatedRules(ProposalMethod.KALAI_SMORODINSKY, 3, 4, 2, 3_600, 3_600))
                        .withJoiner(Market.seat("buyer-2", SeatRole.BUYER)),
                sample(
                        "sums over furniture",
                        Market.furniture(),
                        new MediatedRules(ProposalMethod.UTILITARIAN, 2, 2, 1, 3_600, 3_600)),
                sample(
                        "a single text",
                        Market.furniture(),
                        new MediatedRules(ProposalMethod.SINGLE_TEXT, 2, 2, 3, 3_600, 3_600)));
    }

    private static Sample<MediatedRules> sample(String name, Listing listing, MediatedRules rules) {
        return Sample.of(name, listing, rules, SettlementRule.ALL, List.of(SELLER, BUYER, MEDIATOR), BUYER.id());
    }

    /** What follows from all statements, or from all answers. */
    @Override
    public Set<String> revealing() {
        return Set.of("proposal-made", "proposal-agreed", "proposal-failed", "mediation-closed");
    }

    @Override
    public Json fact(Need need) {
        return need instanceof Need.Computed computed ? computed.compute() : Json.of(0);
    }

    @Override
    public Optional<Hash> termsHash(MediatedState state, OfferId offer) {
        return state.proposal().map(proposal -> Terms.hash(proposal.terms()));
    }

    @Override
    public WireMove draw(MediatedState state, SeatId seat, Allowed allowed, Listing listing, Random random) {
        MoveDraw draw = new MoveDraw(listing, random);
        return switch (allowed.kind()) {
            case "state" -> new WireMove("state", List.of(), priorities(state.agenda(), random));
            case "propose" ->
                new WireMove(
                        "propose",
                        listing.items().stream().map(draw::complete).toList(),
                        Json.object().build());
            default -> new WireMove(allowed.kind(), List.of(), Json.object().build());
        };
    }

    private static Json priorities(Agenda agenda, Random random) {
        int weight = 100 / agenda.topics().size();
        List<Json> issues = new ArrayList<>();
        for (Agenda.Topic topic : agenda.topics()) {
            issues.add(Json.object()
                    .put("item", topic.item().value())
                    .put("issue", topic.issue().value())
                    .put("weight", random.nextInt(weight + 1))
                    .put(
                            "values",
                            Json.array(
                                    IntStream.range(0, topic.values().size())
                                            .map(place -> random.nextInt(101))
                                            .boxed()
                                            .toList(),
                                    Json::of))
                    .build());
        }
        return Json.object()
                .put("issues", Json.array(issues))
                .put("reservation", random.nextInt(4) == 0 ? random.nextInt(10_001) : random.nextInt(2_000))
                .build();
    }

    @Override
    public List<String> schemaFaults(Json schema, Json payload) {
        return WholeSchemas.faults(schema, payload);
    }
}
