// SPDX-License-Identifier: Apache-2.0
package dev.parley.policy;

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
import dev.parley.model.PriceBasis;
import dev.parley.model.PrincipalId;
import dev.parley.model.SettlementRule;
import dev.parley.model.StockPolicy;
import dev.parley.protocol.ProtocolId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Listings, rules and policies as the tests here speak of them. */
final class Listings {
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final Choice HAGGLE = choice("alternating-offers", 1);
    static final Choice SEALED = choice("sealed-bid", 2);

    private Listings() {}

    static Listing shoes(long... eurCents) {
        return listing("shoes", "ann", "EUR", Map.of(), eurCents);
    }

    static Listing listing(
            String category, String seller, String currency, Map<String, String> attributes, long... prices) {
        List<Item> items = new ArrayList<>();
        for (long price : prices) {
            items.add(item("item-" + items.size(), Money.of(price, currency)));
        }
        return new Listing(
                new ListingRef("a-listing"),
                new PrincipalId(seller),
                category,
                attributes,
                PriceBasis.ALL_INCLUDED,
                Binding.ON_ACCEPTANCE,
                StockPolicy.RESERVED_AT_AGREEMENT,
                items);
    }

    private static Item item(String id, Money listPrice) {
        Issue price = new Issue(
                new IssueId("price"),
                IssueRole.LINE_PRICE,
                new Domain.Price(listPrice.currency(), 0, 1_000_000_000, 1));
        return new Item(new ItemId(id), "An item", List.of(price), listPrice, 1);
    }

    static Choice choice(String protocol, int version) {
        return new Choice(new ProtocolId(protocol, version), Json.object().build(), SettlementRule.EACH_ITEM);
    }

    static Selector categories(String... names) {
        return new Selector(Set.of(names), Optional.empty(), Set.of(), Map.of());
    }

    static Selector sellers(String... names) {
        Set<PrincipalId> sellers = new HashSet<>();
        List.of(names).forEach(name -> sellers.add(new PrincipalId(name)));
        return new Selector(Set.of(), Optional.empty(), sellers, Map.of());
    }

    static Selector attributes(Map<String, String> attributes) {
        return new Selector(Set.of(), Optional.empty(), Set.of(), attributes);
    }

    static Selector euros(Optional<Long> min, Optional<Long> max) {
        PriceRange range = new PriceRange(Currency.getInstance("EUR"), min, max);
        return new Selector(Set.of(), Optional.of(range), Set.of(), Map.of());
    }

    static PolicyRule rule(String name, Selector selector) {
        return PolicyRule.always(name, selector, HAGGLE);
    }

    static Policy policy(PolicyRule... rules) {
        return new Policy(1, NOON, new PrincipalId("pat"), "For the tests", List.of(rules));
    }
}
