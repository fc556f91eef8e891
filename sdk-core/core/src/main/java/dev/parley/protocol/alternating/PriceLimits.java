package dev.parley.protocol.alternating;

import dev.parley.model.Domain;
import dev.parley.model.Issue;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the rules leave of the price of an item, in minor units.
 *
 * @param issue the price
 * @param domain what the listing allows
 * @param least the least that is left
 * @param most the most that is left
 */
record PriceLimits(Issue issue, Domain.Price domain, long least, long most) {
    static PriceLimits of(AlternatingState state, Side side, int place) {
        Item item = state.table().item(place);
        Domain.Price domain = (Domain.Price) item.price().domain();
        OptionalLong last = state.table().rules().monotoneConcession()
                ? state.rows().get(place).last(side)
                : OptionalLong.empty();
        OptionalLong standing = standing(state, side, item);
        boolean buys = side == Side.BUYER;
        OptionalLong least = buys ? last : standing;
        OptionalLong most = buys ? standing : last;
        return new PriceLimits(item.price(), domain, least.orElse(domain.min()), most.orElse(domain.max()));
    }

    /** The price in the other side's offer, where an offer of this side on the item can only be about the price. */
    private static OptionalLong standing(AlternatingState state, Side side, Item item) {
        boolean alone = !state.table().isAllOrNothing() || state.table().size() == 1;
        Optional<Terms> terms = state.offer()
                .filter(offer -> offer.by() != side && alone && item.issues().size() == 1)
                .flatMap(offer -> offer.termsOf(item.id()));
        return terms.map(of -> OptionalLong.of(state.table().price(state.table().place(item.id()), of)))
                .orElseGet(OptionalLong::empty);
    }

    /** Whether a side can still answer the offer on the table by another one, whatever it leaves out. */
    static boolean leaveSomething(AlternatingState state, Side side) {
        boolean all = state.table().isAllOrNothing();
        if (all && Crossing.fault(state, side, best(state, side)).isPresent()) {
            return false;
        }
        boolean some = false;
        for (int place = 0; place < state.rows().size(); place++) {
            if (state.rows().get(place).isOpen()) {
                boolean left = of(state, side, place).isPossible();
                if (all && !left) {
                    return false;
                }
                some |= left;
            }
        }
        return some;
    }

    /** The offer on the table at the prices that are best for a side, where prices are all that can be changed. */
    private static List<Terms> best(AlternatingState state, Side side) {
        List<Terms> standing = state.offer().map(StandingOffer::terms).orElse(List.of());
        boolean onlyPrices = state.table().listing().items().stream()
                .allMatch(item -> item.issues().size() == 1);
        return onlyPrices
                ? standing.stream()
                        .map(terms -> of(state, side, state.table().place(terms.item()))
                                .best(side, terms.item()))
                        .toList()
                : standing;
    }

    private Terms best(Side side, ItemId item) {
        Money price = new Money(side == Side.BUYER ? least : most, domain.currency());
        return Terms.of(item, Map.of(issue.id(), Value.of(price)));
    }

    boolean isPossible() {
        return least <= most;
    }

    /** The range under the price's name; nothing where it is that of the listing. */
    Json toJson() {
        Json.Builder limits = Json.object();
        if (least > domain.min() || most < domain.max()) {
            limits.put(
                    issue.id().value(),
                    Json.object().put("min", least).put("max", most).build());
        }
        return limits.build();
    }
}
