// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.samples;

import dev.parley.form.Described;
import dev.parley.form.Forms;
import dev.parley.form.Max;
import dev.parley.form.Min;
import dev.parley.form.Named;
import dev.parley.form.Part;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.OfferId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Seats;
import dev.parley.model.Terms;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Bound;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.EventForms;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Lifecycle.MoveRule;
import dev.parley.protocol.Look;
import dev.parley.protocol.MoveForms;
import dev.parley.protocol.Opening;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.Stake;
import dev.parley.protocol.Standing;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everybody who joins says on which terms it would deal in which items, and the owner of the listing, who buys or sells, takes
 * lots of those orders one after another, until it is over. An order may be taken in parts, and stands until it is withdrawn.
 */
public final class Allocation
        implements Protocol<Allocation.Rules, Allocation.Move, AllocationState, Allocation.Event> {
    private static final String OPEN = "open";
    private static final String OVER = "over";
    private static final Set<SeatRole> BOTH = Set.of(SeatRole.BUYER, SeatRole.SELLER);
    private static final Forms FORMS = Forms.of(MethodHandles.lookup());
    private static final ProtocolForms<Rules, Move, Event> FORM = new ProtocolForms<>(
            FORMS.record(Rules.class).withDefaults(new Rules(3_600)),
            MoveForms.of(
                    FORMS.record(Order.class),
                    FORMS.record(Take.class),
                    FORMS.record(Withdraw.class),
                    FORMS.record(Close.class)),
            EventForms.of(FORMS, Event.class));
    private static final Lifecycle LIFECYCLE = Lifecycle.begin(OPEN)
            .phase(OPEN)
            .move(new MoveRule("order", BOTH, Set.of(OPEN), true))
            .move(new MoveRule("take", BOTH, Set.of(OPEN), true))
            .move(new MoveRule("withdraw", BOTH, Set.of(OPEN), true))
            .move(new MoveRule("close", BOTH, Set.of(OVER), true))
            .move(new MoveRule(MoveRule.JOIN, BOTH, Set.of(OPEN)))
            .deadline(OVER)
            .outside(OPEN, OVER)
            .end(OVER)
            .build();

    /** The public parameters. */
    @Described(title = "Allocation")
    public record Rules(
            @Described(title = "Seconds") @Min(1) @Max(1_000_000)
            long seconds) {}

    /** What a seat does. */
    public sealed interface Move permits Order, Take, Withdraw, Close {}

    /** Says on which terms the seat would deal in items, in each by itself. */
    @Described(title = "Order")
    public record Order(@Part(MoveForms.TERMS) List<Terms> items) implements Move {
        public Order {
            items = List.copyOf(items);
        }
    }

    /** Takes lots of what was ordered. */
    @Described(title = "Take")
    public record Take(
            @Described(title = "Lots") List<Lot> lots,
            @Described(title = "Together") Optional<Boolean> together) implements Move {
        public Take {
            lots = List.copyOf(lots);
        }
    }

    /** An item of an order, for what it was ordered at or another amount, in minor units. */
    @Described(title = "Lot")
    public record Lot(
            @Described(title = "Order") OfferId order,
            @Described(title = "Item") ItemId item,
            @Described(title = "Amount") Optional<Long> amount) {}

    /** Takes back all orders of the seat. */
    @Described(title = "Withdraw")
    public record Withdraw() implements Move {}

    /** Ends it. */
    @Described(title = "Close")
    public record Close() implements Move {}

    /** What happens. */
    public sealed interface Event permits Joined, Ordered, Taken, Withdrawn, ItemsGone, Closed {}

    /** Somebody took a seat. */
    @Described(title = "Somebody took a seat.")
    @Named("orderer-joined")
    public record Joined(Seat seat) implements Event {}

    /** Somebody ordered. */
    @Described(title = "Somebody ordered.")
    @Named("order-made")
    public record Ordered(SeatId seat, OfferId order, List<Terms> terms) implements Event {
        public Ordered {
            terms = List.copyOf(terms);
        }
    }

    /** The owner took lots. */
    @Described(title = "The owner took lots.")
    @Named("lots-taken")
    public record Taken(List<Lot> lots, Optional<OfferId> group) implements Event {
        public Taken {
            lots = List.copyOf(lots);
        }
    }

    /** An order no longer stands. */
    @Described(title = "An order no longer stands.")
    @Named("order-withdrawn")
    public record Withdrawn(OfferId order) implements Event {}

    /** Items can no longer be had. */
    @Described(title = "Items can no longer be had.")
    @Named("ordered-items-gone")
    public record ItemsGone(List<ItemId> items) implements Event {
        public ItemsGone {
            items = List.copyOf(items);
        }
    }

    /** It is over. */
    @Described(title = "It is over.")
    @Named("allocation-closed")
    public record Closed() implements Event {}

    @Override
    public ProtocolId id() {
        return new ProtocolId("allocation", 1);
    }

    @Override
    public Lifecycle lifecycle() {
        return LIFECYCLE;
    }

    @Override
    public ProtocolForms<Rules, Move, Event> forms() {
        return FORM;
    }

    @Override
    public Decision<Event> open(Opening<Rules> opening, Context context) {
        return opening.seats().size() == 1
                ? Decision.accepted(List.of())
                : Decision.refused(Refusal.of(Reason.WRONG_OPENER));
    }

    @Override
    public AllocationState begin(OpeningRecord<Rules> opening) {
        Instant until = opening.openedAt().plusSeconds(opening.rules().seconds());
        return new AllocationState(opening, Seats.of(opening.seats()), until, List.of(), List.of(), Set.of(), false);
    }

    @Override
    public Optional<Refusal> validate(AllocationState state, Move move) {
        return move instanceof Order order
                ? state.opening().listing().faultsOfWhole(order.items()).stream()
                        .findFirst()
                        .map(Refusal::of)
                : Optional.empty();
    }

    @Override
    public Decision<Event> decide(AllocationState state, Input<Move> input, Context context) {
        return input.match(new Input.Cases<>(
                move -> move(state, move.seat(), move.payload(), context),
                join -> Decision.accepted(new Joined(join.seat())),
                due -> Decision.accepted(new Closed()),
                stockGone -> gone(state, stockGone.items()),
                ended -> Decision.accepted(ended.stakes().stream()
                        .<Event>map(stake -> new Withdrawn(new OfferId(stake)))
                        .toList())));
    }

    private static Decision<Event> move(AllocationState state, SeatId seat, Move move, Context context) {
        if (move instanceof Close || move instanceof Take) {
            return state.isOwner(seat) ? owned(state, move, context) : Decision.refused(Reason.MOVE_NOT_ALLOWED);
        }
        if (state.isOwner(seat)) {
            return Decision.refused(Reason.MOVE_NOT_ALLOWED);
        }
        if (move instanceof Order order) {
            return order.items().stream().map(Terms::item).anyMatch(state.gone()::contains)
                    ? Decision.refused(Reason.ITEM_SETTLED)
                    : Decision.accepted(new Ordered(seat, context.offerIds().get(), order.items()));
        }
        return Decision.accepted(state.orders().stream()
                .filter(order -> order.seat().equals(seat))
                .<Event>map(order -> new Withdrawn(order.order()))
                .toList());
    }

    private static Decision<Event> owned(AllocationState state, Move move, Context context) {
        if (move instanceof Close) {
            return Decision.accepted(new Closed());
        }
        Take take = (Take) move;
        List<Lot> lots = take.lots();
        Optional<OfferId> group = take.together()
                .filter(together -> together)
                .map(together -> context.offerIds().get());
        return lots.stream().allMatch(lot -> state.terms(lot).isPresent())
                ? Decision.accepted(new Taken(lots, group))
                : Decision.refused(Reason.STALE_OFFER);
    }

    private static Decision<Event> gone(AllocationState state, Set<ItemId> items) {
        List<Event> events = new ArrayList<>();
        events.add(new ItemsGone(items.stream().sorted().toList()));
        long left = state.opening().listing().items().stream()
                .filter(item -> !items.contains(item.id()) && !state.gone().contains(item.id()))
                .filter(item -> state.awards().stream()
                        .noneMatch(award -> award.terms().item().equals(item.id())))
                .count();
        if (left == 0) {
            events.add(new Closed());
        }
        return Decision.accepted(events);
    }

    @Override
    public AllocationState evolve(AllocationState state, Event event) {
        if (event instanceof Joined joined) {
            return state.seated(joined.seat());
        }
        if (event instanceof Ordered ordered) {
            return state.ordered(ordered);
        }
        if (event instanceof Taken taken) {
            AllocationState next = state;
            for (Lot lot : taken.lots()) {
                next = next.taken(lot, taken.group());
            }
            return next;
        }
        if (event instanceof Withdrawn withdrawn) {
            return state.withdrawn(withdrawn.order());
        }
        return event instanceof ItemsGone gone ? state.lost(gone.items()) : state.over();
    }

    @Override
    public AllocationState putOff(AllocationState state, Duration pause) {
        return state.later(pause);
    }

    @Override
    public Standing standing(AllocationState state) {
        return new Standing(
                state.closed() ? OVER : OPEN,
                Optional.of(state.until()).filter(until -> !state.closed()),
                state.seats(),
                state.awards(),
                state.gone());
    }

    /** An order binds to all of its items; to take lots binds the owner to them. */
    @Override
    public Bound binds(AllocationState state, SeatId mover, Move move) {
        if (move instanceof Order order) {
            return Bound.to(order.items());
        }
        return move instanceof Take take
                ? Bound.to(take.lots().stream()
                        .flatMap(lot -> state.terms(lot).stream())
                        .toList())
                : Bound.NOTHING;
    }

    @Override
    public List<Stake> stakes(AllocationState state, SeatId seat) {
        return state.orders().stream()
                .filter(order -> order.seat().equals(seat))
                .map(order -> stake(state, order))
                .toList();
    }

    private static Stake stake(AllocationState state, Ordered order) {
        Map<ItemId, Long> units = new HashMap<>();
        Money money = Money.zero(state.opening().listing().currency());
        for (Terms terms : order.terms()) {
            var item = state.opening().listing().item(terms.item()).orElseThrow();
            units.put(terms.item(), item.units(terms));
            money = money.plus(item.amount(terms));
        }
        boolean buys = state.seats().find(order.seat()).orElseThrow().role() == SeatRole.BUYER;
        return buys
                ? new Stake(order.order().value(), Optional.of(money), units, units.size())
                : Stake.ofGoods(order.order().value(), units, units.size());
    }

    @Override
    public Look shared(AllocationState state, Audience audience, Instant now) {
        return Look.of(Json.object()
                .put(
                        "orders",
                        Json.array(
                                state.orders(),
                                order -> Json.object()
                                        .put("seat", order.seat().value())
                                        .put("order", order.order().value())
                                        .build()))
                .put("taken", state.awards().size())
                .build());
    }

    @Override
    public Look own(AllocationState state, SeatId seat, Instant now) {
        if (state.closed()) {
            return Look.nothing();
        }
        return state.isOwner(seat)
                ? Look.nothing().allowing(List.of(Allowed.of("take"), Allowed.of("close")))
                : Look.nothing()
                        .allowing(List.of(Allowed.of("order"), Allowed.of("withdraw")))
                        .unawaited();
    }
}
