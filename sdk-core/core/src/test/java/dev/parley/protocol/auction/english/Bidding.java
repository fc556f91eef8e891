// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.Hash;
import dev.parley.model.Item;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.OfferId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Award;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Input;
import dev.parley.protocol.Opening;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.Stake;
import dev.parley.protocol.View;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.KernelInput;
import dev.parley.protocol.kernel.Played;
import dev.parley.protocol.kernel.PlayedState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An auction that a test plays, with everything that has happened in it. */
final class Bidding {
    static final Instant OPENED = Instant.parse("2026-03-01T09:00:00Z");
    static final String DONE = "DONE";

    private final Played<EnglishRules, EnglishMove, EnglishState, EnglishEvent> protocol =
            Played.of(new EnglishAuction());
    private final List<EnglishEvent> events = new ArrayList<>();
    private final List<Happened> happened = new ArrayList<>();
    private final Opening<EnglishRules> opening;
    private PlayedState<EnglishRules, EnglishState> state;
    private Instant now = OPENED;
    private int offers;
    private Optional<Refusal> refusal = Optional.empty();

    private record Happened(PlayedState<EnglishRules, EnglishState> before, KernelEvent<EnglishEvent> event) {}

    private Bidding(Opening<EnglishRules> opening) {
        this.opening = opening;
        this.state = protocol.begin(opening.record(OPENED));
        take(protocol.open(opening, context()).match(events -> events, refused -> {
            throw new IllegalArgumentException(refused.code().name() + refused.params());
        }));
    }

    /** Ann, Bea, Carl and Dora at an auction of the vase. */
    static Bidding of(Json.Builder rules) {
        return new Bidding(opening(rules, Wares.vase(Wares.EUR, 1), Map.of()));
    }

    static Bidding reserved(Json.Builder rules, long reserve) {
        return new Bidding(opening(rules.put("hiddenReserve", true), Wares.vase(Wares.EUR, 1), terms(reserve)));
    }

    static Map<SeatId, Json> terms(long reserve) {
        return Map.of(Wares.SELLER.id(), Json.object().put("reserve", reserve).build());
    }

    static Opening<EnglishRules> opening(Json.Builder rules, Item item, Map<SeatId, Json> privateTerms) {
        List<Seat> seats = new ArrayList<>(List.of(Wares.SELLER));
        List.of(Wares.ANN, Wares.BEA, Wares.CARL, Wares.DORA).forEach(seat -> seats.add(Wares.buyer(seat)));
        return new Opening<>(
                new NegotiationId("negotiation-1"),
                Wares.listing(item),
                Wares.read(rules),
                SettlementRule.EACH_ITEM,
                seats,
                Wares.SELLER.id(),
                privateTerms);
    }

    static Bidding opened(Opening<EnglishRules> opening) {
        return new Bidding(opening);
    }

    /** Why it does not open, field by field. */
    static Map<String, String> faults(Opening<EnglishRules> opening) {
        Context context = new Context(OPENED, () -> new OfferId("none"));
        Map<String, String> faults = new TreeMap<>();
        new EnglishAuction().open(opening, context).match(events -> 0, refused -> {
            Json none = Json.array(List.of());
            refused.params()
                    .getOrDefault("violations", none)
                    .elements()
                    .forEach(violation -> faults.put(
                            violation.get("pointer").text(),
                            violation.get("message").text()));
            faults.putIfAbsent("code", refused.code().name());
            return 0;
        });
        return faults;
    }

    private Context context() {
        return new Context(now, () -> new OfferId("bid-" + ++offers));
    }

    Bidding at(Duration sinceOpening) {
        now = OPENED.plus(sinceOpening);
        return this;
    }

    Bidding later(Duration time) {
        now = now.plus(time);
        return this;
    }

    String bid(SeatId seat, long maximum) {
        return move(seat, new EnglishMove.Bid(List.of(Wares.at(maximum))));
    }

    String buyNow(SeatId seat) {
        return move(seat, new EnglishMove.BuyNow());
    }

    String takeBack(SeatId seat) {
        return move(seat, new EnglishMove.TakeBack());
    }

    String move(SeatId seat, EnglishMove move) {
        Optional<Refusal> invalid = protocol.validate(state, move);
        if (invalid.isPresent()) {
            return refused(invalid.get());
        }
        return input(new Input.Move<>(seat, Optional.empty(), Optional.empty(), move), Optional.of(seat));
    }

    /** The same while what is to be told is lost, as when a hold refuses it. */
    String bidUntold(SeatId seat, long maximum) {
        return input(
                new Input.Move<>(
                        seat, Optional.empty(), Optional.empty(), new EnglishMove.Bid(List.of(Wares.at(maximum)))),
                Optional.empty());
    }

    String join(Seat seat, Optional<Json> privateTerms) {
        return input(new Input.Join<>(seat, privateTerms), Optional.of(seat.id()));
    }

    String due() {
        return input(new Input.Due<>(), Optional.empty());
    }

    /** Lets the deadline come. */
    Bidding close() {
        while (protocol.nextDeadline(state).isPresent()) {
            now = protocol.nextDeadline(state).orElseThrow();
            due();
        }
        return this;
    }

    String authorityEnded(SeatId seat, String... stakes) {
        Set<String> named = stakes.length == 0
                ? protocol.stakes(state, seat).stream().map(Stake::name).collect(Collectors.toSet())
                : Set.of(stakes);
        return input(new Input.StakesEnded<>(seat, named), Optional.empty());
    }

    String control(KernelInput.Control control) {
        return input(new KernelInput.OfKernel<>(control), Optional.empty());
    }

    /** The deal of a winner comes to nothing. */
    String dealLapsed(SeatId winner) {
        return input(new Input.DealLapsed<>(winner), Optional.empty());
    }

    String giveSecondChance() {
        return move(Wares.SELLER.id(), new EnglishMove.SecondChance());
    }

    /** Answers the second chance that a seat is shown. */
    String answer(SeatId seat, EnglishMove move) {
        Json offer = seen(seat).get("offer");
        return answer(
                seat,
                move,
                new OfferId(offer.get("id").text()),
                new Hash(offer.get("termsHash").text()));
    }

    String answer(SeatId seat, EnglishMove move, OfferId offer, Hash terms) {
        return input(new Input.Move<>(seat, Optional.of(offer), Optional.of(terms), move), Optional.of(seat));
    }

    String stockGone() {
        return input(new Input.StockGone<>(Set.of(Wares.VASE)), Optional.empty());
    }

    private String input(Input<EnglishMove> input, Optional<SeatId> answeredTo) {
        return input(KernelInput.of(input), answeredTo);
    }

    private String input(KernelInput<EnglishMove> input, Optional<SeatId> answeredTo) {
        Context context = context();
        Decision<KernelEvent<EnglishEvent>> decision = protocol.decide(state, input, context);
        return decision.match(
                decided -> {
                    take(decided);
                    answeredTo.ifPresent(mover ->
                            protocol.answers(state, mover, context).forEach(response -> take(response.events())));
                    return DONE;
                },
                this::refused);
    }

    private String refused(Refusal refused) {
        refusal = Optional.of(refused);
        return refused.code().name();
    }

    private void take(List<KernelEvent<EnglishEvent>> decided) {
        for (KernelEvent<EnglishEvent> event : decided) {
            happened.add(new Happened(state, event));
            state = protocol.evolve(state, event);
            if (event instanceof KernelEvent.OfGame<EnglishEvent> own) {
                events.add(own.event());
            }
        }
    }

    Refusal refusal() {
        return refusal.orElseThrow();
    }

    long minimumSaid() {
        return Objects.requireNonNull(refusal().params().get("minimum")).integer();
    }

    EnglishState game() {
        return state.game();
    }

    Opening<EnglishRules> opening() {
        return opening;
    }

    PlayedState<EnglishRules, EnglishState> played() {
        return state;
    }

    Played<EnglishRules, EnglishMove, EnglishState, EnglishEvent> protocol() {
        return protocol;
    }

    List<EnglishEvent> events() {
        return List.copyOf(events);
    }

    /** What a seat is shown of what has happened, or anyone. */
    List<AuctionVerifier.Told> told(Optional<SeatId> seat) {
        Viewer viewer = seat.<Viewer>map(Viewer.Party::new).orElseGet(Viewer.Anyone::new);
        List<AuctionVerifier.Told> told = new ArrayList<>();
        happened.forEach(one -> protocol.disclose(one.before(), one.event(), viewer)
                .ifPresent(view -> told.add(new AuctionVerifier.Told(view.kind(), view.details()))));
        return told;
    }

    Instant now() {
        return now;
    }

    String phase() {
        return protocol.phase(state);
    }

    Instant end() {
        return state.game().clock().end();
    }

    long price() {
        return state.game().shown().lead().price();
    }

    List<SeatId> leaders() {
        return state.game().shown().lead().leaders();
    }

    List<Award> awards() {
        return protocol.awards(state);
    }

    Json view(Viewer viewer) {
        View view = protocol.view(state, viewer, now);
        return view.details();
    }

    Json watched() {
        return view(new Viewer.Anyone());
    }

    Json seen(SeatId seat) {
        return view(new Viewer.Party(seat));
    }

    List<String> allowed(SeatId seat) {
        return protocol.allowed(state, seat, now).stream().map(Allowed::kind).toList();
    }

    long owed(SeatId seat) {
        return protocol.stakes(state, seat).stream()
                .flatMap(stake -> stake.money().stream())
                .mapToLong(money -> money.minorUnits())
                .sum();
    }

    List<Stake> stakes(SeatId seat) {
        return protocol.stakes(state, seat);
    }
}
