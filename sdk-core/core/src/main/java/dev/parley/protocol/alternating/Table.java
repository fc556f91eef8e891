package dev.parley.protocol.alternating;

import dev.parley.model.IssueId;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was fixed when a negotiation opened, with its items looked up by name. */
public final class Table {
    private final AlternatingEvent.NegotiationOpened opened;
    private final Map<ItemId, Integer> places = new HashMap<>();
    private final List<IssueId> prices;
    private final boolean answersByItself;

    Table(AlternatingEvent.NegotiationOpened opened) {
        this.opened = opened;
        List<Item> items = opened.listing().items();
        for (int place = 0; place < items.size(); place++) {
            places.put(items.get(place).id(), place);
        }
        prices = items.stream().map(item -> item.price().id()).toList();
        answersByItself = opened.thresholds().values().stream().anyMatch(bounds -> !bounds.equals(Thresholds.NONE));
    }

    /** The event that opened the negotiation. */
    public AlternatingEvent.NegotiationOpened opened() {
        return opened;
    }

    AlternatingRules rules() {
        return opened.rules();
    }

    Listing listing() {
        return opened.listing();
    }

    /** Whether all items settle together or none. */
    boolean isAllOrNothing() {
        return opened.settlement().equals(SettlementRule.ALL);
    }

    Seat seat(Side side) {
        return side == Side.BUYER ? opened.buyer() : opened.seller();
    }

    Optional<Side> side(SeatId seat) {
        if (seat.equals(opened.buyer().id())) {
            return Optional.of(Side.BUYER);
        }
        return seat.equals(opened.seller().id()) ? Optional.of(Side.SELLER) : Optional.empty();
    }

    int size() {
        return prices.size();
    }

    boolean has(ItemId item) {
        return places.containsKey(item);
    }

    /** Where an item of the listing stands in it. */
    int place(ItemId item) {
        Integer place = places.get(item);
        if (place == null) {
            throw new IllegalStateException("the negotiation has no item " + item);
        }
        return place;
    }

    Item item(int place) {
        return opened.listing().items().get(place);
    }

    Item item(ItemId item) {
        return item(place(item));
    }

    IssueId priceIssue(int place) {
        return prices.get(place);
    }

    /** The price that complete terms name, in minor units. */
    long price(int place, Terms terms) {
        if (terms.values().get(prices.get(place)) instanceof Value.Amount amount) {
            return amount.money().minorUnits();
        }
        throw new IllegalStateException("terms of " + terms.item() + " lack a price");
    }

    Money amount(Terms terms) {
        return item(terms.item()).amount(terms);
    }

    /** The sum over several items, with the errors of {@link Money#plus}. */
    Money total(List<Terms> terms) {
        Money total = Money.zero(opened.listing().currency());
        for (Terms of : terms) {
            total = total.plus(amount(of));
        }
        return total;
    }

    /** Whether the seller answers any item by itself. */
    boolean answersByItself() {
        return answersByItself;
    }

    Thresholds.Verdict verdict(Terms terms) {
        Item item = item(terms.item());
        return opened.thresholds().getOrDefault(item.id(), Thresholds.NONE).verdict(item, terms);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Table table && opened.equals(table.opened);
    }

    @Override
    public int hashCode() {
        return opened.negotiation().hashCode();
    }

    @Override
    public String toString() {
        return "table of " + opened.negotiation();
    }
}
