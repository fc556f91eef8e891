// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.parley.model.Listing;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.protocol.Award;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.KernelInput;
import dev.parley.protocol.kernel.Played;
import dev.parley.protocol.kernel.PlayedState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Thousands of seeded negotiations. A failure names its seed. */
class RandomWalkTest {
    private static final int WALKS = 1_500;
    private static final int STEPS = 30;
    private static final List<Reason> REFUSALS = List.of(
            Reason.DEADLINE_PASSED,
            Reason.NEGOTIATION_CLOSED,
            Reason.NEGOTIATION_PAUSED,
            Reason.ALREADY_PAUSED,
            Reason.NOT_PAUSED,
            Reason.NOT_YOUR_TURN,
            Reason.MOVE_NOT_ALLOWED,
            Reason.ITEM_SETTLED,
            Reason.STALE_OFFER,
            Reason.ROUND_LIMIT,
            Reason.OFFER_LIMIT,
            Reason.CONCESSION_NOT_MONOTONE,
            Reason.PARTIAL_NOT_ALLOWED,
            Reason.MISSING_ISSUE,
            Reason.OFF_TICK,
            Reason.AMOUNT_TOO_LARGE,
            Reason.NOTHING_OFFERED,
            Reason.INVALID_REQUEST);

    private final Map<String, Integer> seen = new TreeMap<>();

    @Test
    void invariants_hold_after_every_step_and_everything_is_reached() {
        for (long seed = 0; seed < WALKS; seed++) {
            long walk = seed;
            assertThatCode(() -> walk(walk)).as("seed %d", walk).doesNotThrowAnyException();
        }
        assertThat(seen.keySet()).containsAll(expected());
    }

    private static Set<String> expected() {
        Set<String> expected = new TreeSet<>();
        Played.of(new AlternatingOffers()).lifecycle().phases().forEach(phase -> expected.add("phase " + phase.name()));
        for (CloseReason reason : CloseReason.values()) {
            expected.add("closed " + reason);
        }
        REFUSALS.forEach(code -> expected.add("refused " + code));
        return expected;
    }

    private static Haggle haggle(Chance chance, Listing listing, AlternatingRules rules, SettlementRule settlement) {
        return new Haggle(
                Haggle.opening(listing, rules, settlement, Map.of(Haggle.SELLER, chance.thresholds(listing))));
    }

    private void walk(long seed) {
        Chance chance = new Chance(seed);
        Haggle haggle = haggle(chance, chance.listing(), chance.rules(), chance.settlement());
        for (int step = 0; step < STEPS; step++) {
            haggle.after(chance.pause(haggle));
            step(haggle, chance.input(haggle));
        }
        assertReplays(haggle);
    }

    private void step(Haggle haggle, KernelInput<AlternatingMove> input) {
        PlayedState<AlternatingRules, AlternatingState> before = haggle.state;
        Decision<KernelEvent<AlternatingEvent>> decision = haggle.decide(input);
        Optional<Refusal> refusal = decision.match(events -> Optional.empty(), Optional::of);
        refusal.ifPresent(why -> count("refused " + why.code().name()));
        List<KernelEvent<AlternatingEvent>> events = decision.match(list -> list, why -> List.of());
        for (KernelEvent<AlternatingEvent> event : events) {
            haggle.state = haggle.protocol.evolve(haggle.state, event);
            haggle.history.add(event);
        }
        assertInvariants(haggle);
        if (refusal.isEmpty()) {
            assertGrown(before, haggle.state, input, haggle);
            assertDeclared(haggle.protocol.phase(before), haggle.protocol.phase(haggle.state), input, haggle, events);
        }
    }

    private void assertInvariants(Haggle haggle) {
        AlternatingState state = haggle.state.game();
        String phase = haggle.protocol.phase(haggle.state);
        count("phase " + phase);
        if (state.stage() instanceof Stage.Ended ended) {
            count("closed " + ended.reason());
        }
        assertThat(state.rounds()).isLessThanOrEqualTo(state.rules().maxRounds());
        assertThat(state.buyersOffers()).isLessThanOrEqualTo(state.rules().maxOffersPerBuyerAndListing());
        boolean waits = phase.startsWith("awaiting") && haggle.state.pausedAt().isEmpty();
        assertThat(haggle.protocol.nextDeadline(haggle.state).isPresent()).isEqualTo(waits);
        Set<Object> awarded = new HashSet<>();
        state.awards()
                .forEach(award -> assertThat(awarded.add(award.terms().item())).isTrue());
        if (state.isAllOrNothing()) {
            assertThat(awarded.size()).isIn(0, state.rows().size());
        }
        assertReadable(haggle);
    }

    private static void assertReadable(Haggle haggle) {
        PlayedState<AlternatingRules, AlternatingState> state = haggle.state;
        for (Viewer viewer :
                List.of(new Viewer.Party(Haggle.BUYER), new Viewer.Party(Haggle.SELLER), new Viewer.Operator())) {
            assertThat(haggle.protocol.view(state, viewer, haggle.now).kind()).isEqualTo(haggle.protocol.phase(state));
        }
        boolean buyers = haggle.protocol.phase(state).equals("awaiting-seller");
        assertThat(haggle.protocol.stakes(state, Haggle.BUYER).stream()
                        .anyMatch(stake -> stake.money().isPresent()))
                .isEqualTo(buyers);
    }

    private static void assertGrown(
            PlayedState<AlternatingRules, AlternatingState> before,
            PlayedState<AlternatingRules, AlternatingState> after,
            KernelInput<AlternatingMove> input,
            Haggle haggle) {
        int known = haggle.protocol.awards(before).size();
        assertThat(haggle.protocol.awards(after).subList(0, known)).isEqualTo(haggle.protocol.awards(before));
        List<Award> fresh = haggle.protocol
                .awards(after)
                .subList(known, haggle.protocol.awards(after).size());
        if (input.move().isPresent()) {
            Input.Move<AlternatingMove> move = input.move().get();
            List<Terms> binding = haggle.protocol.binds(before, move.seat(), move.payload()).alternatives().stream()
                    .findFirst()
                    .orElse(List.of());
            assertThat(binding).containsAll(fresh.stream().map(Award::terms).toList());
            assertThat(haggle.protocol.allowed(before, move.seat(), haggle.now))
                    .anyMatch(allowed ->
                            allowed.kind().equals(haggle.protocol.forms().kind(move.payload())));
        } else {
            assertThat(fresh).isEmpty();
        }
    }

    private static void assertDeclared(
            String from,
            String to,
            KernelInput<AlternatingMove> input,
            Haggle haggle,
            List<KernelEvent<AlternatingEvent>> events) {
        Lifecycle.Phase phase = haggle.protocol.lifecycle().phase(from).orElseThrow();
        if (events.isEmpty()) {
            assertThat(to).isEqualTo(from);
        } else if (input.move().isPresent()) {
            Input.Move<AlternatingMove> move = input.move().get();
            assertThat(phase.moves())
                    .anyMatch(rule -> rule.kind().equals(haggle.protocol.forms().kind(move.payload()))
                            && rule.to().contains(to));
        } else if (!input.isFromOutside()) {
            assertThat(phase.deadlineTo()).contains(to);
        } else if (!to.equals(from)) {
            assertThat(phase.controlTo()).contains(to);
        }
    }

    private static void assertReplays(Haggle haggle) {
        List<KernelEvent<AlternatingEvent>> stored = haggle.history.stream()
                .map(event ->
                        haggle.protocol.forms().decode(haggle.protocol.forms().encode(event)))
                .toList();
        assertThat(stored).isEqualTo(haggle.history);
        PlayedState<AlternatingRules, AlternatingState> replayed = haggle.begun;
        for (KernelEvent<AlternatingEvent> event : stored) {
            replayed = haggle.protocol.evolve(replayed, event);
        }
        assertThat(replayed).isEqualTo(haggle.state);
    }

    private void count(String what) {
        seen.merge(what, 1, Integer::sum);
    }

    @Test
    void a_buyer_cannot_tell_two_worlds_apart_until_a_threshold_answers_it() {
        int alike = 0;
        int parted = 0;
        for (long seed = 0; seed < WALKS; seed++) {
            int steps = twinSteps(seed);
            alike += steps;
            parted += steps < STEPS ? 1 : 0;
        }
        assertThat(alike).isGreaterThan(WALKS);
        assertThat(parted).isBetween(WALKS / 10, WALKS - WALKS / 10);
    }

    /** How many steps passed before the worlds parted. */
    private static int twinSteps(long seed) {
        Chance chance = new Chance(seed);
        Listing listing = chance.listing();
        AlternatingRules rules = chance.rules();
        SettlementRule settlement = chance.settlement();
        Haggle one = haggle(chance, listing, rules, settlement);
        Haggle other = haggle(chance, listing, rules, settlement);
        for (int step = 0; step < STEPS; step++) {
            one.after(chance.pause(one));
            other.now = one.now;
            KernelInput<AlternatingMove> input = chance.input(one);
            Outcome ours = outcome(one, input);
            Outcome theirs = outcome(other, input);
            if (!ours.decision().equals(theirs.decision())) {
                assertThat(input.move().map(Input.Move::seat))
                        .as("seed %d step %d", seed, step)
                        .contains(Haggle.BUYER);
                return step;
            }
            assertThat(ours).as("seed %d step %d", seed, step).isEqualTo(theirs);
            assertThat(Walks.buyerSees(one)).as("seed %d step %d", seed, step).isEqualTo(Walks.buyerSees(other));
        }
        return STEPS;
    }

    /**
     * What an input came to.
     *
     * @param read what the buyer read of its events
     */
    private record Outcome(Decision<KernelEvent<AlternatingEvent>> decision, List<String> read) {}

    private static Outcome outcome(Haggle haggle, KernelInput<AlternatingMove> input) {
        Decision<KernelEvent<AlternatingEvent>> decision = haggle.decide(input);
        List<String> read = new ArrayList<>();
        for (KernelEvent<AlternatingEvent> event :
                decision.match(events -> events, refusal -> List.<KernelEvent<AlternatingEvent>>of())) {
            read.addAll(Walks.buyerReads(haggle, haggle.state, event));
            haggle.state = haggle.protocol.evolve(haggle.state, event);
        }
        return new Outcome(decision, read);
    }
}
