// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.dutch;

import dev.parley.model.Domain;
import dev.parley.model.Issue;
import dev.parley.model.IssueRole;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.model.OfferId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.protocol.Award;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.DrawSeed;
import dev.parley.protocol.Input;
import dev.parley.protocol.Need;
import dev.parley.protocol.Opening;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.Stake;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.KernelInput;
import dev.parley.protocol.kernel.Played;
import dev.parley.protocol.kernel.PlayedState;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A Dutch auction that is played by the kernel, and a clock that is set by hand. What is due is decided before everything else. */
final class ClockRoom {
    static final Instant OPENED = Instant.parse("2026-03-01T09:00:00Z");
    static final SeatId SELLER = new SeatId("seller");
    private static final ItemId LAMP = new ItemId("lamp");
    private static final Played<DutchRules, DutchMove, DutchState, DutchEvent> GAME = Played.of(new DutchAuction());

    private final DrawSeed seed;
    private PlayedState<DutchRules, DutchState> state;
    private Instant now = OPENED;
    private int offers;

    private ClockRoom(DrawSeed seed, PlayedState<DutchRules, DutchState> state) {
        this.seed = seed;
        this.state = state;
    }

    /** From 100.00 down to 50.00 in steps of 10.00, a minute each. */
    static DutchRules rules(int units) {
        return new DutchRules(
                DutchRules.Amounts.MINOR_UNITS, 100_00, 10_00, 50_00, 60, units, Optional.empty(), false, false);
    }

    static DutchRules startingAt(DutchRules rules, Instant start) {
        return new DutchRules(
                rules.amounts(),
                rules.start(),
                rules.step(),
                rules.floor(),
                rules.stepSeconds(),
                rules.units(),
                Optional.of(start),
                rules.showsAcceptances(),
                rules.watchable());
    }

    static DutchRules counting(DutchRules rules) {
        return new DutchRules(
                rules.amounts(),
                rules.start(),
                rules.step(),
                rules.floor(),
                rules.stepSeconds(),
                rules.units(),
                rules.startsAt(),
                true,
                rules.watchable());
    }

    /** A lamp at 100.00 euros whose price moves in whole euros up to 1,000.00. */
    static Listing lamps(long stock) {
        Currency euro = Currency.getInstance("EUR");
        Issue price = new Issue(Terms.PRICE, IssueRole.UNIT_PRICE, new Domain.Price(euro, 0, 1_000_00, 1_00));
        return Listing.of(
                "lamps", "sam", "lights", new Item(LAMP, "Lamp", List.of(price), new Money(100_00, euro), stock));
    }

    static DrawSeed seed(long number) {
        return DrawSeed.derived(new byte[32], "room-" + number, new NegotiationId("auction-1"), "lamp");
    }

    static ClockRoom open(DutchRules rules) {
        return open(rules, Optional.empty(), seed(1)).orElseThrow();
    }

    static Optional<ClockRoom> open(DutchRules rules, Optional<Long> reserve, DrawSeed seed) {
        return decided(rules, lamps(10), reserve, seed)
                .match(events -> Optional.of(begun(rules, events, seed)), refusal -> Optional.empty());
    }

    /** Why such rules are refused for a listing; nothing when they are not. */
    static Optional<Refusal> refused(DutchRules rules, Listing listing, Optional<Long> reserve) {
        return decided(rules, listing, reserve, seed(1)).match(events -> Optional.empty(), Optional::of);
    }

    private static Opening<DutchRules> opening(DutchRules rules, Listing listing, Optional<Long> reserve) {
        Map<SeatId, Json> kept = new HashMap<>();
        reserve.ifPresent(
                least -> kept.put(SELLER, Json.object().put("reserve", least).build()));
        Seat seller = new Seat(SELLER, SeatRole.SELLER, new PrincipalId("sam"));
        return new Opening<>(
                new NegotiationId("auction-1"),
                listing,
                rules,
                SettlementRule.EACH_ITEM,
                List.of(seller),
                SELLER,
                kept);
    }

    private static Decision<KernelEvent<DutchEvent>> decided(
            DutchRules rules, Listing listing, Optional<Long> reserve, DrawSeed seed) {
        Opening<DutchRules> opening = opening(rules, listing, reserve);
        Json commitment = new Need.SeedCommitment("key", seed.commitment(opening.negotiation(), "lamp")).toJson();
        Map<Need, Json> facts = new HashMap<>();
        GAME.needs(opening).forEach(need -> facts.put(need, commitment));
        return GAME.open(opening, new Context(OPENED, () -> new OfferId("none"), facts));
    }

    private static ClockRoom begun(DutchRules rules, List<KernelEvent<DutchEvent>> events, DrawSeed seed) {
        ClockRoom room = new ClockRoom(
                seed, GAME.begin(opening(rules, lamps(10), Optional.empty()).record(OPENED)));
        room.fold(events);
        return room;
    }

    private void fold(List<KernelEvent<DutchEvent>> events) {
        for (KernelEvent<DutchEvent> event : events) {
            state = GAME.evolve(state, GAME.forms().decode(GAME.forms().encode(event)));
        }
    }

    private String decide(KernelInput<DutchMove> input) {
        Map<Need, Json> facts = new HashMap<>();
        GAME.needs(state, input).forEach(need -> facts.put(need, Json.of(seed.hex())));
        Context context = new Context(now, () -> new OfferId("offer-" + ++offers), facts);
        return GAME.decide(state, input, context)
                .match(
                        events -> {
                            fold(events);
                            return "DONE";
                        },
                        refusal -> refusal.code().name());
    }

    private String decide(Input<DutchMove> input) {
        return decide(KernelInput.of(input));
    }

    private void settle() {
        while (deadline().filter(end -> !end.isAfter(now)).isPresent()) {
            decide(new Input.Due<>());
        }
    }

    ClockRoom pass(Duration time) {
        now = now.plus(time);
        settle();
        return this;
    }

    ClockRoom seconds(long seconds) {
        return pass(Duration.ofSeconds(seconds));
    }

    String join(String name) {
        Seat seat = new Seat(new SeatId(name), SeatRole.BUYER, new PrincipalId(name));
        return decide(new Input.Join<>(seat, Optional.empty()));
    }

    String accept(String name, long price) {
        return accept(name, price, Optional.of("nonce-of-" + name));
    }

    String accept(String name, long price, Optional<String> nonce) {
        Terms terms = Terms.price("lamp", Money.of(price, "EUR"));
        DutchMove move = new DutchMove.Accept(List.of(terms), nonce);
        return GAME.validate(state, move)
                .map(refusal -> refusal.code().name())
                .orElseGet(() -> decide(new Input.Move<>(new SeatId(name), Optional.empty(), Optional.empty(), move)));
    }

    String pause() {
        return decide(KernelInput.of(KernelInput.Control.PAUSED));
    }

    String resume() {
        return decide(KernelInput.of(KernelInput.Control.RESUMED));
    }

    String stockGone() {
        return decide(new Input.StockGone<>(Set.of(LAMP)));
    }

    /** Ends the authority under which a seat has something at stake. */
    String revoke(String name) {
        SeatId seat = new SeatId(name);
        Set<String> names = GAME.stakes(state, seat).stream().map(Stake::name).collect(Collectors.toSet());
        return decide(new Input.StakesEnded<>(seat, names));
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

    DutchState game() {
        return state.game();
    }

    PlayedState<DutchRules, DutchState> state() {
        return state;
    }

    /** Who has bought at what price, in minor units. */
    Map<String, Long> sold() {
        Map<String, Long> sold = new HashMap<>();
        for (Award award : GAME.awards(state)) {
            sold.put(award.buyer().value(), award.amount().minorUnits());
        }
        return sold;
    }

    /** What a buyer has at stake, in minor units. */
    long stake(String name) {
        return GAME.stakes(state, new SeatId(name)).stream()
                .map(Stake::money)
                .flatMap(Optional::stream)
                .mapToLong(Money::minorUnits)
                .sum();
    }

    Json view(Viewer viewer) {
        return GAME.view(state, viewer, now).details();
    }

    boolean mayAccept(String name) {
        return !GAME.allowed(state, new SeatId(name), now).isEmpty();
    }
}
