// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the host's people sell or want, as it stood when it was looked up; a negotiation keeps the snapshot of its opening.
 *
 * @param ref the host's name
 * @param side whether its owner sells or, with a request, buys
 * @param seller its owner: whose goods, or who asks for them
 * @param category the host's name for the kind of goods, at most 128 characters
 * @param attributes at most 64 of the host's own, for policies; sorted
 * @param basis what prices contain
 * @param binding when an agreement binds
 * @param stockPolicy who gets the last unit
 * @param items 1 to 100, of different names, in one currency
 * @since 0.1.0
 */
public record Listing(
        ListingRef ref,
        SeatRole side,
        PrincipalId seller,
        String category,
        Map<String, String> attributes,
        PriceBasis basis,
        Binding binding,
        StockPolicy stockPolicy,
        List<Item> items) {
    /** The most items of one listing. */
    public static final int MAX_ITEMS = 100;

    public Listing {
        Objects.requireNonNull(ref, "ref");
        if (side != SeatRole.SELLER && side != SeatRole.BUYER) {
            throw new IllegalArgumentException("side must be SELLER or BUYER");
        }
        Objects.requireNonNull(seller, "seller");
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(binding, "binding");
        Objects.requireNonNull(stockPolicy, "stockPolicy");
        Text.requireId("category", category, 128);
        attributes = sorted(attributes);
        items = List.copyOf(items);
        requireItems(items);
    }

    /** A listing whose owner sells. */
    public Listing(
            ListingRef ref,
            PrincipalId seller,
            String category,
            Map<String, String> attributes,
            PriceBasis basis,
            Binding binding,
            StockPolicy stockPolicy,
            List<Item> items) {
        this(ref, SeatRole.SELLER, seller, category, attributes, basis, binding, stockPolicy, items);
    }

    private static Map<String, String> sorted(Map<String, String> attributes) {
        if (attributes.size() > 64) {
            throw new IllegalArgumentException("a listing has at most 64 attributes");
        }
        attributes.forEach((name, value) -> {
            Text.requireId("attribute", name, 128);
            Text.requireProse("attribute " + name, value, 256);
        });
        return Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    private static void requireItems(List<Item> items) {
        Set<ItemId> names = new HashSet<>();
        Set<Currency> currencies = new HashSet<>();
        items.forEach(item -> {
            names.add(item.id());
            currencies.add(item.listPrice().currency());
        });
        if (items.isEmpty() || items.size() > MAX_ITEMS || names.size() < items.size() || currencies.size() > 1) {
            throw new IllegalArgumentException("a listing has 1 to 100 items of different names in one currency");
        }
    }

    /**
     * A listing without attributes, all included in its prices, that binds on acceptance and goes to whoever agrees
     * first.
     */
    public static Listing of(String ref, String seller, String category, Item... items) {
        return new Listing(
                new ListingRef(ref),
                new PrincipalId(seller),
                category,
                Map.of(),
                PriceBasis.ALL_INCLUDED,
                Binding.ON_ACCEPTANCE,
                StockPolicy.RESERVED_AT_AGREEMENT,
                List.of(items));
    }

    /** The same listing whose owner wants to buy what it is about: its stock is how many units are wanted. */
    public Listing wanted() {
        return new Listing(ref, SeatRole.BUYER, seller, category, attributes, basis, binding, stockPolicy, items);
    }

    /** The principal whose listing it is, on whichever side. */
    public PrincipalId owner() {
        return seller;
    }

    /** The side of everybody who comes to it. */
    public SeatRole guests() {
        return side == SeatRole.SELLER ? SeatRole.BUYER : SeatRole.SELLER;
    }

    /** The one currency of its items. */
    public Currency currency() {
        return items.get(0).listPrice().currency();
    }

    /** The item of that name. */
    public Optional<Item> item(ItemId name) {
        for (Item item : items) {
            if (item.id().equals(name)) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }

    /** The same listing with an item in place of the one of its name. */
    public Listing with(Item changed) {
        List<Item> all = items.stream()
                .map(item -> item.id().equals(changed.id()) ? changed : item)
                .toList();
        return with(all);
    }

    /** The same listing about other items. */
    public Listing with(List<Item> others) {
        return new Listing(ref, side, seller, category, attributes, basis, binding, stockPolicy, others);
    }

    /** A name for exactly this content: another one for any other content. */
    public String revision() {
        return Hash.sha256(toJson().canonical()).hex();
    }

    /**
     * What is wrong with terms of several items: unknown and duplicate items first, then each item's values; an issue
     * that is left open is no fault here. Nothing is wrong with no terms.
     */
    public List<TermsFault> faults(Collection<Terms> terms) {
        List<TermsFault> faults = new ArrayList<>(0);
        // One set of terms cannot name an item twice.
        Set<ItemId> seen = terms.size() < 2 ? Set.of() : new HashSet<>();
        for (Terms of : terms) {
            Optional<Item> item = item(of.item());
            if (item.isEmpty()) {
                faults.add(new TermsFault(TermsFault.Kind.UNKNOWN_ITEM, of.item(), Optional.empty()));
            } else if (terms.size() > 1 && !seen.add(of.item())) {
                faults.add(new TermsFault(TermsFault.Kind.DUPLICATE_ITEM, of.item(), Optional.empty()));
            } else {
                faults.addAll(item.get().faults(of));
            }
        }
        return faults;
    }

    /**
     * What is wrong with complete terms of several items: {@link #faults}, issues that are left open, and, where nothing else
     * is wrong, an amount beyond what can be stored.
     */
    public List<TermsFault> faultsOfWhole(Collection<Terms> terms) {
        List<TermsFault> faults = faults(terms);
        for (Terms of : terms) {
            item(of.item())
                    .ifPresent(item -> item.missing(of)
                            .forEach(issue -> faults.add(
                                    new TermsFault(TermsFault.Kind.MISSING_ISSUE, of.item(), Optional.of(issue)))));
        }
        return faults.isEmpty() ? amountFaults(terms) : faults;
    }

    private List<TermsFault> amountFaults(Collection<Terms> terms) {
        Money total = Money.zero(currency());
        for (Terms of : terms) {
            try {
                total = total.plus(item(of.item()).orElseThrow().amount(of));
            } catch (ArithmeticException e) {
                return List.of(new TermsFault(TermsFault.Kind.AMOUNT_TOO_LARGE, of.item(), Optional.empty()));
            }
        }
        return List.of();
    }

    /** This listing as JSON. */
    public Json toJson() {
        Json.Builder named = Json.object();
        attributes.forEach(named::put);
        return Json.object()
                .put("ref", ref.value())
                .putIf("side", Optional.of(side).filter(SeatRole.BUYER::equals), asks -> Json.of(asks.name()))
                .put("seller", seller.value())
                .put("category", category)
                .put("attributes", named.build())
                .put("taxIncluded", basis.taxIncluded())
                .put("shippingIncluded", basis.shippingIncluded())
                .put("binding", binding.name())
                .put("stockPolicy", stockPolicy.name())
                .put("items", Json.array(items, Item::toJson))
                .build();
    }

    /**
     * The listing that {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if the JSON is no listing
     */
    public static Listing fromJson(Json json) {
        Map<String, String> attributes = new TreeMap<>();
        json.get("attributes").members().forEach((name, value) -> attributes.put(name, value.text()));
        return new Listing(
                new ListingRef(json.get("ref").text()),
                json.find("side").map(side -> SeatRole.valueOf(side.text())).orElse(SeatRole.SELLER),
                new PrincipalId(json.get("seller").text()),
                json.get("category").text(),
                attributes,
                new PriceBasis(
                        json.get("taxIncluded").bool(),
                        json.get("shippingIncluded").bool()),
                Binding.valueOf(json.get("binding").text()),
                StockPolicy.valueOf(json.get("stockPolicy").text()),
                json.get("items").list(Item::fromJson));
    }
}
