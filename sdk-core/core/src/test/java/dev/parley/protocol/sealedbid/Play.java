// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.NegotiationId;
import dev.parley.model.OfferId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Input;
import dev.parley.protocol.Need;
import dev.parley.protocol.Opening;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.RefusalCode;
import dev.parley.protocol.Stake;
import dev.parley.protocol.View;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.KernelInput;
import dev.parley.protocol.kernel.KernelInput.Control;
import dev.parley.protocol.kernel.Played;
import dev.parley.protocol.kernel.PlayedState;
import dev.parley.protocol.sealedbid.SealedMove.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A negotiation that a test plays. Submissions close an hour after the opening, and revealing takes another. */
final class Play {
    static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    static final Duration HOUR = Duration.ofHours(1);
    static final NegotiationId NEGOTIATION = new NegotiationId("negotiation-1");
    static final SealedRules RULES = rules(SealedRules.BID_DEFAULTS);
    static final SealedRules AUCTION = rules(SealedRules.AUCTION_DEFAULTS);

    private final Played<SealedRules, SealedMove, SealedState, SealedEvent> protocol;
    private final OpeningRecord<SealedRules> opening;
    private final List<SealedEvent> events = new ArrayList<>();
    private PlayedState<SealedRules, SealedState> played;
    private Instant now = START;

    private Play(SealedProtocol game, Opening<SealedRules> opening) {
        this.protocol = Played.of(game);
        this.opening = opening.record(START);
        played = protocol.begin(this.opening);
        accepted(open(game, opening, Map.of())).forEach(this::happens);
    }

    private void happens(KernelEvent<SealedEvent> event) {
        if (event instanceof KernelEvent.OfGame<SealedEvent> own) {
            events.add(own.event());
        }
        played = protocol.evolve(played, event);
    }

    static Play ofTwo(Listing listing, SealedRules rules, SettlementRule settlement) {
        return new Play(new SealedBid(), opening(listing, rules, settlement, List.of(Goods.SELLER, Goods.BUYER)));
    }

    static Play ofTwo(SealedRules rules) {
        return ofTwo(Goods.vase(), rules, SettlementRule.EACH_ITEM);
    }

    static Play auction(SealedRules rules, Json privateTerms) {
        return auction(Goods.vase(), rules, privateTerms);
    }

    static Play auction(Listing listing, SealedRules rules, Json privateTerms) {
        Opening<SealedRules> bare = opening(listing, rules, SettlementRule.EACH_ITEM, List.of(Goods.SELLER));
        return new Play(
                new SealedAuction(),
                new Opening<>(
                        bare.negotiation(),
                        bare.listing(),
                        bare.rules(),
                        bare.settlement(),
                        bare.seats(),
                        bare.openedBy(),
                        Map.of(Goods.SELLER.id(), privateTerms)));
    }

    static Opening<SealedRules> opening(
            Listing listing, SealedRules rules, SettlementRule settlement, List<Seat> seats) {
        return new Opening<>(
                NEGOTIATION, listing, rules, settlement, seats, seats.get(0).id(), Map.of());
    }

    static Decision<KernelEvent<SealedEvent>> open(
            SealedProtocol game, Opening<SealedRules> opening, Map<Need, Json> otherwise) {
        Played<SealedRules, SealedMove, SealedState, SealedEvent> protocol = Played.of(game);
        return protocol.open(opening, context(START, protocol.needs(opening), otherwise));
    }

    private static Context context(Instant at, Set<Need> needs, Map<Need, Json> otherwise) {
        Map<Need, Json> facts = new HashMap<>();
        needs.forEach(need -> facts.put(need, otherwise.getOrDefault(need, Drawn.fact(NEGOTIATION, need))));
        return new Context(at, () -> new OfferId("none"), facts);
    }

    private static SealedRules rules(SealedRules like) {
        return new SealedRules(
                HOUR.toSeconds(),
                Optional.empty(),
                true,
                Secrecy.HELD,
                HOUR.toSeconds(),
                Forfeiture.VOID,
                Optional.empty(),
                like.coolDownSeconds(),
                like.pricing());
    }

    static SealedRules with(SealedRules like, Pricing pricing) {
        return rules(like, like.edits(), like.secrecy(), like.forfeiture(), like.capPercent(), pricing);
    }

    static SealedRules once(SealedRules like) {
        return rules(like, false, like.secrecy(), like.forfeiture(), like.capPercent(), like.pricing());
    }

    static SealedRules committed(SealedRules like) {
        return rules(like, like.edits(), Secrecy.COMMITTED, like.forfeiture(), like.capPercent(), like.pricing());
    }

    static SealedRules annul(SealedRules like) {
        return rules(like, like.edits(), like.secrecy(), Forfeiture.ANNUL, like.capPercent(), like.pricing());
    }

    static SealedRules capped(SealedRules like, int percent) {
        return rules(like, like.edits(), like.secrecy(), like.forfeiture(), Optional.of(percent), like.pricing());
    }

    private static SealedRules rules(
            SealedRules like,
            boolean edits,
            Secrecy secrecy,
            Forfeiture forfeiture,
            Optional<Integer> cap,
            Pricing pricing) {
        return new SealedRules(
                like.closesAfterSeconds(),
                like.closesAt(),
                edits,
                secrecy,
                like.revealSeconds(),
                forfeiture,
                cap,
                like.coolDownSeconds(),
                pricing);
    }

    Played<SealedRules, SealedMove, SealedState, SealedEvent> protocol() {
        return protocol;
    }

    /** What everybody may read of the opening. */
    OpeningRecord<SealedRules> opening() {
        return opening;
    }

    PlayedState<SealedRules, SealedState> played() {
        return played;
    }

    SealedState state() {
        return played.game();
    }

    /** What happened in the game. */
    List<SealedEvent> events() {
        return events;
    }

    Optional<Instant> deadline() {
        return protocol.nextDeadline(played);
    }

    Play after(Duration passed) {
        now = now.plus(passed);
        return this;
    }

    /** Lets the deadline pass and take effect. */
    Play due() {
        now = deadline().orElseThrow();
        return does(KernelInput.of(new Input.Due<>()));
    }

    Play joins(Seat seat) {
        return does(KernelInput.of(new Input.Join<>(seat, Optional.empty())));
    }

    Play submits(Seat seat, Statement statement) {
        return does(move(seat.id(), new SealedMove.Submit(statement)));
    }

    Play does(SeatId seat, SealedMove move) {
        return does(move(seat, move));
    }

    Play control(Control control) {
        return does(KernelInput.of(control));
    }

    /** Nothing must stand any more that a seat has at stake. */
    Play losesAuthority(SeatId seat) {
        return does(KernelInput.of(new Input.StakesEnded<>(
                seat, protocol.stakes(played, seat).stream().map(Stake::name).collect(Collectors.toSet()))));
    }

    Play does(KernelInput<SealedMove> input) {
        accepted(decide(input)).forEach(this::happens);
        return this;
    }

    /** As the application decides: what is wrong whatever the time and the turn comes first. */
    Decision<KernelEvent<SealedEvent>> decide(KernelInput<SealedMove> input) {
        Optional<Refusal> fault = input.move().flatMap(move -> protocol.validate(played, move.payload()));
        return fault.<Decision<KernelEvent<SealedEvent>>>map(Decision::refused)
                .orElseGet(() -> protocol.decide(played, input, context(now, protocol.needs(played, input), Map.of())));
    }

    RefusalCode refused(SeatId seat, SealedMove move) {
        return refused(decide(move(seat, move))).code();
    }

    RefusalCode refusedJoin(Seat seat) {
        return refused(decide(KernelInput.of(new Input.Join<>(seat, Optional.empty()))))
                .code();
    }

    View view(Viewer viewer) {
        return protocol.view(played, viewer, now);
    }

    static KernelInput<SealedMove> move(SeatId seat, SealedMove move) {
        return KernelInput.of(new Input.Move<>(seat, Optional.empty(), Optional.empty(), move));
    }

    static List<KernelEvent<SealedEvent>> accepted(Decision<KernelEvent<SealedEvent>> decision) {
        return decision.match(events -> events, refusal -> {
            throw new AssertionError("refused: " + refusal);
        });
    }

    static Refusal refused(Decision<KernelEvent<SealedEvent>> decision) {
        return decision.match(
                events -> {
                    throw new AssertionError("accepted: " + events);
                },
                refusal -> refusal);
    }
}
