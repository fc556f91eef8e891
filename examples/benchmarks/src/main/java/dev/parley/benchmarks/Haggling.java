// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.benchmarks.AlternatingBenchmark.Counters;
import dev.parley.model.Binding;
import dev.parley.model.Domain;
import dev.parley.model.Issue;
import dev.parley.model.IssueId;
import dev.parley.model.IssueRole;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.model.OfferId;
import dev.parley.model.PriceBasis;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.model.StockPolicy;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Input;
import dev.parley.protocol.Need;
import dev.parley.protocol.Opening;
import dev.parley.protocol.alternating.AlternatingEvent;
import dev.parley.protocol.alternating.AlternatingMove;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.alternating.AlternatingRules;
import dev.parley.protocol.alternating.AlternatingState;
import dev.parley.protocol.alternating.StandingOffer;
import dev.parley.protocol.alternating.Turn;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.Played;
import dev.parley.protocol.kernel.PlayedState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A buyer and a seller who answer each counter-offer with another, by moves and ids that were drawn beforehand. When the
 * rounds are used up they begin again.
 */
final class Haggling {
    /** Even, so that the sides keep to their own moves; more than a branch predictor learns by heart. */
    private static final int DRAWN = 4_096;

    private static final int ISSUES = 4;
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Seat BUYER = new Seat(new SeatId("buyer"), SeatRole.BUYER, new PrincipalId("alice"));
    private static final Seat SELLER = new Seat(new SeatId("seller"), SeatRole.SELLER, new PrincipalId("shop"));
    private static final AlternatingRules RULES = new AlternatingRules(
            Turn.BUYER,
            48 * 3_600,
            14 * 24 * 3_600,
            AlternatingRules.MAX_COUNT,
            AlternatingRules.MAX_COUNT,
            false,
            500);

    private int next;
    private final Played<AlternatingRules, AlternatingMove, AlternatingState, AlternatingEvent> protocol =
            Played.of(new AlternatingOffers());
    private final Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final Map<Need, Json> facts = Map.of(new Need.OffersOnListing(BUYER.principal()), Json.of(0L));
    private final Random random = new Random(20_260_301);
    private final OfferId[] ids =
            IntStream.range(0, DRAWN).mapToObj(n -> new OfferId("offer-" + n)).toArray(OfferId[]::new);
    private final Supplier<OfferId> freshIds = this::freshId;
    private final Item item;
    private final AlternatingMove[] counters;
    private final PlayedState<AlternatingRules, AlternatingState> offered;
    private PlayedState<AlternatingRules, AlternatingState> state;

    Haggling(Counters kind, long ticks) {
        item = new Item(new ItemId("bike"), "A bike", issues(kind, ticks), new Money(ticks, EUR), 1);
        counters = IntStream.range(0, DRAWN)
                .mapToObj(n -> new AlternatingMove.Counter(List.of(drawn(kind, n))))
                .toArray(AlternatingMove[]::new);
        offered = decided(opened(), offer());
        state = offered;
    }

    /** Decides and evolves the next counter-offer. */
    PlayedState<AlternatingRules, AlternatingState> counter() {
        if (state.game().rounds() == AlternatingRules.MAX_COUNT) {
            state = offered;
            next++; // so that the seller answers by a move of its own again
        }
        next = (next + 1) % DRAWN;
        StandingOffer answered = state.game().offer().orElseThrow();
        SeatId mover = state.game().rounds() % 2 == 0 ? BUYER.id() : SELLER.id();
        state = decided(state, new Input.Move<>(mover, Optional.of(answered.id()), Optional.empty(), counters[next]));
        return state;
    }

    private OfferId freshId() {
        return ids[next];
    }

    private PlayedState<AlternatingRules, AlternatingState> decided(
            PlayedState<AlternatingRules, AlternatingState> before, Input<AlternatingMove> input) {
        PlayedState<AlternatingRules, AlternatingState> after = before;
        for (KernelEvent<AlternatingEvent> event :
                accepted(protocol.decide(before, input, new Context(now, freshIds, facts)))) {
            after = protocol.evolve(after, event);
        }
        return after;
    }

    private static List<KernelEvent<AlternatingEvent>> accepted(Decision<KernelEvent<AlternatingEvent>> decision) {
        return decision.match(events -> events, refusal -> {
            throw new IllegalStateException("refused as " + refusal);
        });
    }

    private PlayedState<AlternatingRules, AlternatingState> opened() {
        Opening<AlternatingRules> opening = new Opening<>(
                new NegotiationId("n-1"),
                listing(),
                RULES,
                SettlementRule.EACH_ITEM,
                List.of(SELLER, BUYER),
                BUYER.id(),
                Map.of());
        PlayedState<AlternatingRules, AlternatingState> begun = protocol.begin(opening.record(now));
        for (KernelEvent<AlternatingEvent> event :
                accepted(protocol.open(opening, new Context(now, freshIds, facts)))) {
            begun = protocol.evolve(begun, event);
        }
        return begun;
    }

    private Input<AlternatingMove> offer() {
        Terms whole = drawn(Counters.FOUR_ISSUES_FULL, 0);
        AlternatingMove offer = new AlternatingMove.Offer(List.of(whole), Optional.empty());
        return new Input.Move<>(BUYER.id(), Optional.empty(), Optional.empty(), offer);
    }

    private Listing listing() {
        return new Listing(
                new ListingRef("L-1"),
                SELLER.principal(),
                "sports",
                Map.of(),
                PriceBasis.ALL_INCLUDED,
                Binding.ON_ACCEPTANCE,
                StockPolicy.RESERVED_AT_AGREEMENT,
                List.of(item));
    }

    private static List<Issue> issues(Counters kind, long ticks) {
        Domain.Price prices = new Domain.Price(EUR, 0, ticks - 1, 1);
        List<Issue> issues = new ArrayList<>();
        issues.add(new Issue(new IssueId("price"), IssueRole.UNIT_PRICE, prices));
        if (kind != Counters.PRICE_ALONE) {
            List<String> colours =
                    IntStream.range(0, 10).mapToObj(n -> "colour-" + n).toList();
            issues.add(new Issue(new IssueId("quantity"), IssueRole.QUANTITY, new Domain.Numbers(1, 10, 1)));
            issues.add(new Issue(new IssueId("colour"), IssueRole.OTHER, new Domain.Choice(colours)));
            issues.add(new Issue(new IssueId("warranty"), IssueRole.OTHER, new Domain.Decimal(0, 9, 5, 1)));
        }
        return issues;
    }

    private Terms drawn(Counters kind, int n) {
        Map<IssueId, Value> values = new TreeMap<>();
        for (int place = 0; place < item.issues().size(); place++) {
            if (kind != Counters.FOUR_ISSUES_PARTIAL || place == (n / 2) % ISSUES) {
                Issue issue = item.issues().get(place);
                values.put(issue.id(), value(issue.domain(), n % 2 == 0));
            }
        }
        return Terms.of(item.id(), values);
    }

    /** A buyer's prices are below a seller's, so that no counter-offer is worse than accepting. */
    private Value value(Domain domain, boolean buyers) {
        if (domain instanceof Domain.Price price) {
            long half = (price.max() + 1) / 2;
            long drawn = random.nextLong(Math.max(1, half));
            return Value.of(new Money(buyers ? drawn : half + drawn, EUR));
        }
        if (domain instanceof Domain.Choice choice) {
            return Value.of(choice.labels().get(random.nextInt(choice.labels().size())));
        }
        return Value.of(domain instanceof Domain.Numbers ? 1 + random.nextInt(10) : random.nextInt(10));
    }
}
