// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Hash;
import dev.parley.model.ItemId;
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
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.EndReason;
import dev.parley.protocol.Input;
import dev.parley.protocol.Need;
import dev.parley.protocol.Opening;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.Stake;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.KernelInput;
import dev.parley.protocol.kernel.KernelInput.Control;
import dev.parley.protocol.kernel.Played;
import dev.parley.protocol.kernel.PlayedState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A negotiation in a test: its clock, its history, and short words for what seats do. */
final class Haggle {
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    static final SeatId BUYER = new SeatId("buyer");
    static final SeatId SELLER = new SeatId("seller");
    static final Seat BUYERS_SEAT = new Seat(BUYER, SeatRole.BUYER, new PrincipalId("alice"));
    static final Seat SELLERS_SEAT = new Seat(SELLER, SeatRole.SELLER, Goods.SHOP);

    final Played<AlternatingRules, AlternatingMove, AlternatingState, AlternatingEvent> protocol =
            Played.of(new AlternatingOffers());
    final List<KernelEvent<AlternatingEvent>> history = new ArrayList<>();
    final PlayedState<AlternatingRules, AlternatingState> begun;
    PlayedState<AlternatingRules, AlternatingState> state;
    Instant now = START;
    private final long offersElsewhere;
    private int offers;

    Haggle(Opening<AlternatingRules> opening) {
        this(opening, 0);
    }

    /** With a buyer who has made so many offers on the listing before. */
    Haggle(Opening<AlternatingRules> opening, long offersElsewhere) {
        this.offersElsewhere = offersElsewhere;
        List<KernelEvent<AlternatingEvent>> first = accepted(protocol.open(opening, context()));
        begun = protocol.begin(opening.record(now));
        state = begun;
        first.forEach(event -> state = protocol.evolve(state, event));
        history.addAll(first);
    }

    static Opening<AlternatingRules> opening(
            Listing listing, AlternatingRules rules, SettlementRule settlement, Map<SeatId, Json> privateTerms) {
        return new Opening<>(
                new NegotiationId("n-1"),
                listing,
                rules,
                settlement,
                List.of(SELLERS_SEAT, BUYERS_SEAT),
                BUYER,
                privateTerms);
    }

    static Haggle over(ItemId... items) {
        return over(AlternatingRules.DEFAULTS, items);
    }

    static Haggle over(AlternatingRules rules, ItemId... items) {
        return after(0, rules, items);
    }

    /** With a buyer who has made so many offers on the listing before. */
    static Haggle after(long offersElsewhere, AlternatingRules rules, ItemId... items) {
        return new Haggle(opening(Goods.simple(items), rules, SettlementRule.EACH_ITEM, Map.of()), offersElsewhere);
    }

    static Haggle allOf(ItemId... items) {
        return new Haggle(opening(Goods.simple(items), AlternatingRules.DEFAULTS, SettlementRule.ALL, Map.of()));
    }

    /** Rules like the defaults except for some parameters. */
    static AlternatingRules rules(UnaryOperator<Json.Builder> changes) {
        return new AlternatingOffers()
                .forms()
                .readRules(changes.apply(Json.object()).build());
    }

    /** The seller's thresholds; below 0 stands for none. */
    static Json thresholds(Object... itemAcceptDecline) {
        Json.Builder items = Json.object();
        for (int i = 0; i < itemAcceptDecline.length; i += 3) {
            Json.Builder bounds = Json.object();
            putBound(bounds, "autoAccept", (int) itemAcceptDecline[i + 1]);
            putBound(bounds, "autoDecline", (int) itemAcceptDecline[i + 2]);
            items.put(((ItemId) itemAcceptDecline[i]).value(), bounds.build());
        }
        return Json.object().put("items", items.build()).build();
    }

    private static void putBound(Json.Builder bounds, String name, int bound) {
        if (bound >= 0) {
            bounds.put(name, bound);
        }
    }

    Haggle after(Duration passed) {
        now = now.plus(passed);
        return this;
    }

    Context context() {
        Map<Need, Json> facts = new HashMap<>();
        facts.put(new Need.OffersOnListing(BUYERS_SEAT.principal()), Json.of(offersElsewhere));
        return new Context(now, () -> new OfferId("o-" + ++offers), facts);
    }

    /** What the protocol decides of a valid input, with what thresholds answer, nothing being changed by it. */
    Decision<KernelEvent<AlternatingEvent>> decide(KernelInput<AlternatingMove> input) {
        Optional<Input.Move<AlternatingMove>> made = input.move();
        if (made.isEmpty()) {
            return protocol.decide(state, input, context());
        }
        Input.Move<AlternatingMove> move = made.get();
        return protocol.validate(state, move.payload())
                .map(Decision::<KernelEvent<AlternatingEvent>>refused)
                .orElseGet(() -> protocol.decide(state, input, context())
                        .match(events -> Decision.accepted(answered(move.seat(), events)), Decision::refused));
    }

    private List<KernelEvent<AlternatingEvent>> answered(SeatId mover, List<KernelEvent<AlternatingEvent>> events) {
        List<KernelEvent<AlternatingEvent>> all = new ArrayList<>(events);
        PlayedState<AlternatingRules, AlternatingState> after = state;
        for (KernelEvent<AlternatingEvent> event : events) {
            after = protocol.evolve(after, event);
        }
        protocol.answers(after, mover, context()).forEach(response -> all.addAll(response.events()));
        return all;
    }

    /** An input that is accepted, and what came of it. */
    List<KernelEvent<AlternatingEvent>> does(KernelInput<AlternatingMove> input) {
        List<KernelEvent<AlternatingEvent>> events = accepted(decide(input));
        events.forEach(event -> state = protocol.evolve(state, event));
        history.addAll(events);
        return events;
    }

    Refusal refusal(KernelInput<AlternatingMove> input) {
        return decide(input)
                .match(
                        events -> {
                            throw unexpected(events);
                        },
                        refusal -> refusal);
    }

    /** The code with which an input is refused. */
    String refused(KernelInput<AlternatingMove> input) {
        return refusal(input).code().name();
    }

    static List<KernelEvent<AlternatingEvent>> accepted(Decision<KernelEvent<AlternatingEvent>> decision) {
        return decision.match(events -> events, refusal -> {
            throw unexpected(refusal);
        });
    }

    private static AssertionError unexpected(Object outcome) {
        return new AssertionError("did not expect " + outcome);
    }

    List<KernelEvent<AlternatingEvent>> offer(SeatId seat, Terms... terms) {
        return does(offering(seat, terms));
    }

    List<KernelEvent<AlternatingEvent>> counter(SeatId seat, Terms... terms) {
        return does(countering(seat, terms));
    }

    List<KernelEvent<AlternatingEvent>> accept(SeatId seat, ItemId... items) {
        return does(accepting(seat, items));
    }

    List<KernelEvent<AlternatingEvent>> reject(SeatId seat, boolean invite) {
        return does(answering(seat, new AlternatingMove.Reject(invite)));
    }

    List<KernelEvent<AlternatingEvent>> withdraw(SeatId seat, boolean leave) {
        return does(withdrawing(seat, leave));
    }

    List<KernelEvent<AlternatingEvent>> control(Control kind) {
        return does(controlling(kind));
    }

    List<KernelEvent<AlternatingEvent>> due() {
        return does(KernelInput.of(new Input.Due<>()));
    }

    static KernelInput<AlternatingMove> offering(SeatId seat, Terms... terms) {
        return move(
                seat, Optional.empty(), Optional.empty(), new AlternatingMove.Offer(List.of(terms), Optional.empty()));
    }

    KernelInput<AlternatingMove> countering(SeatId seat, Terms... terms) {
        return answering(seat, new AlternatingMove.Counter(List.of(terms)));
    }

    KernelInput<AlternatingMove> accepting(SeatId seat, ItemId... items) {
        return answering(seat, new AlternatingMove.Accept(Set.of(items)));
    }

    /** A move that names the standing offer and its terms. */
    KernelInput<AlternatingMove> answering(SeatId seat, AlternatingMove move) {
        return move(seat, game().offer().map(StandingOffer::id), game().offer().map(StandingOffer::termsHash), move);
    }

    static KernelInput<AlternatingMove> withdrawing(SeatId seat, boolean leave) {
        return move(seat, Optional.empty(), Optional.empty(), new AlternatingMove.Withdraw(leave));
    }

    static KernelInput<AlternatingMove> move(
            SeatId seat, Optional<OfferId> answers, Optional<Hash> hash, AlternatingMove move) {
        return KernelInput.of(new Input.Move<>(seat, answers, hash, move));
    }

    static KernelInput<AlternatingMove> controlling(Control kind) {
        return KernelInput.of(kind);
    }

    static KernelInput<AlternatingMove> gone(ItemId... items) {
        return KernelInput.of(new Input.StockGone<>(Set.of(items)));
    }

    KernelInput<AlternatingMove> authorityEnded(SeatId seat) {
        return KernelInput.of(new Input.StakesEnded<>(
                seat, protocol.stakes(state, seat).stream().map(Stake::name).collect(Collectors.toSet())));
    }

    AlternatingState game() {
        return state.game();
    }

    StandingOffer standing() {
        return game().offer().orElseThrow();
    }

    void assertPhase(String phase) {
        assertThat(protocol.phase(state)).isEqualTo(phase);
    }

    void assertClosed(CloseReason reason) {
        assertThat(game().stage()).isEqualTo(new Stage.Ended(reason));
    }

    void assertEnded(EndReason reason) {
        assertPhase(reason.text());
        assertThat(protocol.view(state, new Viewer.Operator(), now).details().get("closeReason"))
                .isEqualTo(Json.of(reason.text()));
    }

    List<String> names(List<KernelEvent<AlternatingEvent>> events) {
        return events.stream()
                .map(event -> protocol.forms().encode(event).type())
                .toList();
    }
}
