package dev.parley.application.negotiation;

import dev.parley.api.MakeMove;
import dev.parley.api.Outcome;
import dev.parley.api.Simulation;
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
    private final Desk desk;
    private final Rules rules;

    Simulating(Desk desk) {
        this.desk = desk;
        this.rules = new Rules(desk.environment(), desk.authority());
    }

    /**
     * Decides a move as if it were made and throws the result away. What the protocol's answer would have been depends on
     * the other side's private terms; that it is accepted or refused does not, and only that is told.
     */
    Outcome<Simulation> simulate(Caller caller, NegotiationId negotiation, MakeMove move) {
        return desk.seated(caller, negotiation).map(approach -> {
            Run<?, ?, ?, ?> run = approach.run();
            Instant at = run.decidedAt(desk.environment().now());
            Rules.Proposal proposal =
                    new Rules.Proposal(approach.seat().orElseThrow(), caller, move, Rules.Proposal.Standing.TRIED);
            return rules.rule(run, proposal, at)
                    .match(
                            refused -> refused(refused.refusal(), caller),
                            ask -> refused(Refusal.of(Reason.APPROVAL_REQUIRED), caller),
                            go -> stands(run, proposal));
        });
    }

    private static Simulation refused(Refusal refusal, Caller caller) {
        boolean owner = caller.agent().isEmpty();
        return new Simulation(
                Optional.of(refusal.code()), new TreeMap<>(refusal.paramsFor(owner)), Optional.empty(), List.of());
    }

    private static <R, M, S, E> Simulation stands(Run<R, M, S, E> run, Rules.Proposal proposal) {
        M move = run.protocol().codecs().readMove(proposal.command().move());
        List<Terms> binding = run.protocol().binds(run.state(), proposal.seat().id(), move);
        Optional<Money> binds =
                binding.stream().map(terms -> item(run, terms).amount(terms)).reduce(Money::plus);
        List<Simulation.Warning> warnings = binding.stream()
                .filter(terms -> proposal.seat().role() == SeatRole.BUYER
                        && item(run, terms).isAboveList(terms))
                .map(terms -> new Simulation.Warning(Simulation.Warning.Code.ABOVE_LIST_PRICE, terms.item()))
                .toList();
        return new Simulation(Optional.empty(), new TreeMap<>(), binds, warnings);
    }

    private static Item item(Run<?, ?, ?, ?> run, Terms terms) {
        return run.frame().listing().item(terms.item()).orElseThrow();
    }
}
