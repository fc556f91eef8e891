// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation;

import dev.parley.api.MakeMove;
import dev.parley.api.Outcome;
import dev.parley.api.Simulation;
import dev.parley.application.negotiation.change.MoveDecider;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.model.Item;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.model.SeatRole;
import dev.parley.model.Terms;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Tries moves without making them. */
final class Simulating {
    private final NegotiationAccess access;
    private final MoveDecider rules;

    Simulating(NegotiationAccess access) {
        this.access = access;
        this.rules = new MoveDecider(access.environment(), access.authority());
    }

    /**
     * Decides a move as if it were made and throws the result away. What the protocol's answer would have been depends on
     * the other side's private terms; that it is accepted or refused does not, and only that is told.
     */
    Outcome<Simulation> simulate(Caller caller, NegotiationId negotiation, MakeMove move) {
        return access.environment()
                .facts()
                .informing(() -> tried(caller, negotiation, move), () -> Outcome.refused(Reason.FACT_UNAVAILABLE));
    }

    private Outcome<Simulation> tried(Caller caller, NegotiationId negotiation, MakeMove move) {
        return access.seated(caller, negotiation).map(approach -> {
            NegotiationSession session = approach.session();
            Instant at = session.decidedAt(access.environment().now());
            MoveDecider.Proposal proposal = new MoveDecider.Proposal(
                    approach.seat().orElseThrow(), caller, move, MoveDecider.Proposal.Standing.TRIED);
            return rules.rule(session, proposal, at)
                    .match(
                            refused -> refused(refused.refusal(), caller),
                            ask -> refused(Refusal.of(Reason.APPROVAL_REQUIRED), caller),
                            go -> stands(session, proposal));
        });
    }

    private static Simulation refused(Refusal refusal, Caller caller) {
        boolean owner = caller.agent().isEmpty();
        return new Simulation(
                Optional.of(refusal.code()), new TreeMap<>(refusal.paramsFor(owner)), Optional.empty(), List.of());
    }

    private static Simulation stands(NegotiationSession session, MoveDecider.Proposal proposal) {
        Object move =
                session.protocol().forms().moves().build(proposal.command().move());
        List<Terms> binding =
                session.protocol().binds(session.state(), proposal.seat().id(), move).alternatives().stream()
                        .findFirst()
                        .orElse(List.of());
        Optional<Money> binds = binding.stream()
                .map(terms -> item(session, terms).amount(terms))
                .reduce(Money::plus);
        List<Simulation.Warning> warnings = binding.stream()
                .filter(terms -> proposal.seat().role() == SeatRole.BUYER
                        && item(session, terms).isAboveList(terms))
                .map(terms -> new Simulation.Warning(Simulation.Warning.Code.ABOVE_LIST_PRICE, terms.item()))
                .toList();
        return new Simulation(Optional.empty(), new TreeMap<>(), binds, warnings);
    }

    private static Item item(NegotiationSession session, Terms terms) {
        return session.openingRecord().listing().item(terms.item()).orElseThrow();
    }
}
