// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

import dev.parley.model.Domain;
import dev.parley.model.Issue;
import dev.parley.model.IssueId;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.protocol.WireMove;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Moves made wrong in one place each: item, issue, type, currency, range and tick. */
final class Corruption {
    private Corruption() {}

    /** The corruptions of a move that names at least one item of the listing. */
    static List<WireMove> all(WireMove wire, Listing listing) {
        Terms first = wire.items().get(0);
        Item item = listing.item(first.item()).orElseThrow();
        Domain.Price price = (Domain.Price) item.price().domain();
        List<WireMove> corrupted = new ArrayList<>();
        corrupted.add(with(wire, new Terms(new ItemId("no-such-item"), first.values())));
        corrupted.add(with(wire, put(first, new IssueId("no-such-issue"), Value.of(1))));
        corrupted.add(with(wire, put(first, item.price(), Value.of("cheap"))));
        Currency other = Currency.getInstance(price.currency().getCurrencyCode().equals("XTS") ? "XXX" : "XTS");
        corrupted.add(with(wire, put(first, item.price(), Value.of(new Money(price.min(), other)))));
        corrupted.add(with(wire, put(first, item.price(), Value.of(money(price, price.max() + price.tick())))));
        if (price.tick() > 1 && price.max() > price.min()) {
            corrupted.add(with(wire, put(first, item.price(), Value.of(money(price, price.min() + 1)))));
        }
        List<Terms> twice = new ArrayList<>(wire.items());
        twice.add(first);
        corrupted.add(new WireMove(wire.kind(), twice, wire.payload()));
        return corrupted;
    }

    private static Money money(Domain.Price price, long minorUnits) {
        return new Money(minorUnits, price.currency());
    }

    private static Terms put(Terms terms, Issue issue, Value value) {
        return put(terms, issue.id(), value);
    }

    private static Terms put(Terms terms, IssueId issue, Value value) {
        Map<IssueId, Value> values = new HashMap<>(terms.values());
        values.put(issue, value);
        return Terms.of(terms.item(), values);
    }

    private static WireMove with(WireMove wire, Terms first) {
        List<Terms> items = new ArrayList<>(wire.items());
        items.set(0, first);
        return new WireMove(wire.kind(), items, wire.payload());
    }
}
