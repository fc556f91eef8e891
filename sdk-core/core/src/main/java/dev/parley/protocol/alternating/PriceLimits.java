// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import dev.parley.model.Domain;
import dev.parley.model.Issue;
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
    static PriceLimits of(AlternatingState state, Side side, ItemRow row) {
        Issue price = row.item().price();
        Domain.Price domain = (Domain.Price) price.domain();
        OptionalLong last = state.rules().monotoneConcession() ? row.last(side) : OptionalLong.empty();
        OptionalLong standing = standing(state, side, row);
        boolean buys = side == Side.BUYER;
        return new PriceLimits(
                price,
                domain,
                (buys ? last : standing).orElse(domain.min()),
                (buys ? standing : last).orElse(domain.max()));
    }

    /** The price in the other side's offer, where an offer of this side on the item can only be about the price. */
    private static OptionalLong standing(AlternatingState state, Side side, ItemRow row) {
        Optional<Terms> terms =
                state.isAlone(row.item().id()) && row.item().issues().size() == 1
                        ? state.offerOf(side.other())
                                .flatMap(offer -> offer.termsOf(row.item().id()))
                        : Optional.empty();
        return terms.map(of -> OptionalLong.of(row.price(of))).orElseGet(OptionalLong::empty);
    }

    /** Whether a side can still answer the offer on the table by another one, whatever it leaves out. */
    static boolean leaveSomething(AlternatingState state, Side side) {
        List<ItemId> open = state.rows().values().stream()
                .filter(ItemRow::isOpen)
                .map(row -> row.item().id())
                .toList();
        List<ItemId> left = open.stream()
                .filter(item -> of(state, side, state.row(item)).isPossible())
                .toList();
        if (state.isAllOrNothing()) {
            return left.containsAll(open)
                    && Crossing.fault(state, side, best(state, side)).isEmpty();
        }
        return state.endsWithFirstDeal()
                ? state.isWhole(left)
                : state.together(open).stream().anyMatch(left::containsAll);
    }

    /** The offer on the table at the prices that are best for a side, where prices are all that can be changed. */
    private static List<Terms> best(AlternatingState state, Side side) {
        List<Terms> standing = state.offer().map(StandingOffer::terms).orElse(List.of());
        boolean onlyPrices = state.rows().values().stream()
                .allMatch(row -> row.item().issues().size() == 1);
        return onlyPrices
                ? standing.stream()
                        .map(Terms::item)
                        .map(item -> of(state, side, state.row(item)).best(side, item))
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
            Json range = Json.object().put("min", least).put("max", most).build();
            limits.put(issue.id().value(), range);
        }
        return limits.build();
    }
}
