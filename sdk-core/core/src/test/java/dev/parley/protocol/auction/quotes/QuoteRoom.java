// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.NegotiationId;
import dev.parley.model.OfferId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Award;
import dev.parley.protocol.Context;
import dev.parley.protocol.Input;
import dev.parley.protocol.Opening;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.Stake;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.auction.quotes.QuoteVerifier.Told;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.KernelInput;
import dev.parley.protocol.kernel.Played;
import dev.parley.protocol.kernel.PlayedState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A request that is played by the kernel, and a clock that is set by hand. What is due is decided before everything else. */
final class QuoteRoom {
    static final Instant OPENED = Instant.parse("2026-03-01T09:00:00Z");
    static final SeatId BUYER = new SeatId("buyer");
    private static final Played<QuoteRules, QuoteMove, QuoteState, QuoteEvent> GAME = Played.of(new RequestForQuotes());

    private final Opening<QuoteRules> opening;
    private final List<Happened> happened = new ArrayList<>();
    private PlayedState<QuoteRules, QuoteState> state;
    private Instant now = OPENED;
    private int offers;
    private Optional<Refusal> refusal = Optional.empty();

    private record Happened(PlayedState<QuoteRules, QuoteState> before, KernelEvent<QuoteEvent> event) {}

    private QuoteRoom(Opening<QuoteRules> opening) {
        this.opening = opening;
        this.state = GAME.begin(opening.record(OPENED));
        take(GAME.open(opening, context()).match(events -> events, refused -> {
            throw new IllegalArgumentException(refused.code().name() + refused.params());
        }));
    }

    /** Ann's request for chairs, with Sam, Bob and Carl as sellers. */
    static QuoteRoom of(Json.Builder rules) {
        return of(rules, Wanted.chairs(100), Optional.empty());
    }

    static QuoteRoom of(Json.Builder rules, Listing listing, Optional<Long> ceiling) {
        QuoteRoom room = new QuoteRoom(opening(rules, listing, ceiling));
        List.of("sam", "bob", "carl").forEach(room::join);
        return room;
    }

    static QuoteRoom hidden(Json.Builder rules, long ceiling) {
        return of(rules.put("hiddenCeiling", true), Wanted.chairs(100), Optional.of(ceiling));
    }

    static Opening<QuoteRules> opening(Json.Builder rules, Listing listing, Optional<Long> ceiling) {
        Map<SeatId, Json> kept = new TreeMap<>();
        ceiling.ifPresent(
                most -> kept.put(BUYER, Json.object().put("ceiling", most).build()));
        return new Opening<>(
                new NegotiationId("request-1"),
                listing,
                Wanted.read(rules),
                SettlementRule.EACH_ITEM,
                List.of(new Seat(BUYER, SeatRole.BUYER, new PrincipalId("ann"))),
                BUYER,
                kept);
    }

    /** Why it does not open: the code, and the fields at fault. */
    static Set<String> faults(Opening<QuoteRules> opening) {
        return GAME.open(opening, new Context(OPENED, () -> new OfferId("none")))
                .match(events -> Set.of(), refused -> {
                    Set<String> faults =
                            refused.params().getOrDefault("violations", Json.array(List.of())).elements().stream()
                                    .map(violation -> violation.get("pointer").text())
                                    .collect(Collectors.toSet());
                    return faults.isEmpty() ? Set.of(refused.code().name()) : faults;
                });
    }

    private Context context() {
        return new Context(now, () -> new OfferId("quote-" + ++offers));
    }

    private void take(List<KernelEvent<QuoteEvent>> events) {
        for (KernelEvent<QuoteEvent> event : events) {
            KernelEvent<QuoteEvent> read = GAME.forms().decode(GAME.forms().encode(event));
            happened.add(new Happened(state, read));
            state = GAME.evolve(state, read);
        }
    }

    private String decide(KernelInput<QuoteMove> input) {
        return GAME.decide(state, input, context())
                .match(
                        events -> {
                            take(events);
                            return "DONE";
                        },
                        this::refused);
    }

    private String refused(Refusal refused) {
        refusal = Optional.of(refused);
        return refused.code().name();
    }

    QuoteRoom seconds(long seconds) {
        now = now.plusSeconds(seconds);
        while (deadline().filter(end -> !end.isAfter(now)).isPresent()) {
            decide(KernelInput.of(new Input.Due<>()));
        }
        return this;
    }

    /** Lets the time pass, and the deadline lie. */
    QuoteRoom late(long seconds) {
        now = now.plusSeconds(seconds);
        return this;
    }

    /** Lets the request close. */
    QuoteRoom close() {
        return deadline()
                .map(end -> seconds(end.getEpochSecond() - now.getEpochSecond()))
                .orElse(this);
    }

    String join(String name) {
        Seat seat = new Seat(new SeatId(name), SeatRole.SELLER, new PrincipalId(name));
        return decide(KernelInput.of(new Input.Join<>(seat, Optional.empty())));
    }

    String quote(String seller, Terms... terms) {
        return move(seller, new QuoteMove.Quote(List.of(terms)), Optional.empty());
    }

    String withdraw(String seller) {
        return move(seller, new QuoteMove.Withdraw(), Optional.empty());
    }

    String move(String seller, QuoteMove move, Optional<OfferId> answers) {
        Optional<Refusal> invalid = GAME.validate(state, move);
        return invalid.map(this::refused)
                .orElseGet(() ->
                        decide(KernelInput.of(new Input.Move<>(new SeatId(seller), answers, Optional.empty(), move))));
    }

    String pause() {
        return decide(KernelInput.of(KernelInput.Control.PAUSED));
    }

    String resume() {
        return decide(KernelInput.of(KernelInput.Control.RESUMED));
    }

    String stockGone() {
        return decide(KernelInput.of(new Input.StockGone<>(Set.of(Wanted.CHAIR))));
    }

    /** Ends the authority under which a seat has something at stake. */
    String revoke(String name) {
        SeatId seat = new SeatId(name);
        Set<String> names = GAME.stakes(state, seat).stream().map(Stake::name).collect(Collectors.toSet());
        return decide(KernelInput.of(new Input.StakesEnded<>(seat, names)));
    }

    Refusal refusal() {
        return refusal.orElseThrow();
    }

    String phase() {
        return GAME.phase(state);
    }

    Optional<Instant> deadline() {
        return GAME.nextDeadline(state);
    }

    Instant now() {
        return now;
    }

    Opening<QuoteRules> opening() {
        return opening;
    }

    QuoteState game() {
        return state.game();
    }

    List<Award> awards() {
        return GAME.awards(state);
    }

    /** How many units each winner supplies. */
    Map<String, Long> won() {
        Map<String, Long> won = new TreeMap<>();
        awards().forEach(award -> won.put(award.seller().value(), award.units()));
        return won;
    }

    List<Stake> stakes(String name) {
        return GAME.stakes(state, new SeatId(name));
    }

    List<List<Terms>> binds(String name, Terms terms) {
        return GAME.binds(state, new SeatId(name), new QuoteMove.Quote(List.of(terms)))
                .alternatives();
    }

    Json view(Viewer viewer) {
        return GAME.view(state, viewer, now).details();
    }

    Json seen(String name) {
        return view(new Viewer.Party(new SeatId(name)));
    }

    List<Allowed> allowed(String name) {
        return GAME.allowed(state, new SeatId(name), now);
    }

    /** What a seat is shown of what has happened. */
    List<Told> told(String name) {
        return told(new Viewer.Party(new SeatId(name)));
    }

    List<Told> told(Viewer viewer) {
        List<Told> told = new ArrayList<>();
        happened.forEach(one -> GAME.disclose(one.before(), one.event(), viewer)
                .ifPresent(view -> told.add(new Told(view.kind(), view.details()))));
        return told;
    }

    /** What a seat finds when it checks what it was told. */
    QuoteVerification verified(String name) {
        return QuoteVerifier.verify(opening.record(OPENED), told(name));
    }
}
