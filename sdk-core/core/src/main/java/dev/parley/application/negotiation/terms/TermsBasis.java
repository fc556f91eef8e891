// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.terms;

import dev.parley.api.PrivateTermsView.Lapse;
import dev.parley.application.listing.ListingForSale;
import dev.parley.application.negotiation.session.OpeningRecord;
import dev.parley.model.Issue;
import dev.parley.model.Item;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.protocol.ProtocolId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What private terms are set for: all of a listing, and of what the policy chooses for it, that gives their numbers a
 * meaning. Terms that were set for something else have lapsed. What is not here may change without touching them: titles,
 * list prices, stock, the range and step of prices, category and attributes, the parameters of the rules.
 *
 * @param period in which the listing was for sale
 * @param side whether its owner sold or bought
 * @param items by name what is negotiable of an item; of its price the role alone
 */
record TermsBasis(
        long period,
        String side,
        String currency,
        boolean taxIncluded,
        boolean shippingIncluded,
        String binding,
        Map<String, Json> items,
        ProtocolId protocol,
        SettlementRule settlement) {

    static TermsBasis of(ListingForSale forSale, Choice choice) {
        return of(forSale.listing(), forSale.period().number(), choice.protocol(), choice.settlement());
    }

    static TermsBasis of(OpeningRecord openingRecord) {
        return of(
                openingRecord.listing(),
                openingRecord.salePeriod(),
                openingRecord.protocol(),
                openingRecord.settlement());
    }

    private static TermsBasis of(Listing listing, long period, ProtocolId protocol, SettlementRule settlement) {
        Map<String, Json> items = new HashMap<>();
        listing.items().forEach(item -> items.put(item.id().value(), negotiable(item)));
        return new TermsBasis(
                period,
                listing.side().name(),
                listing.currency().getCurrencyCode(),
                listing.basis().taxIncluded(),
                listing.basis().shippingIncluded(),
                listing.binding().name(),
                Map.copyOf(items),
                protocol,
                settlement);
    }

    private static Json negotiable(Item item) {
        Json.Builder issues = Json.object();
        for (Issue issue : item.issues()) {
            issues.put(
                    issue.id().value(), issue.isPrice() ? Json.of(issue.role().name()) : issue.toJson());
        }
        return issues.build();
    }

    /** What has become different, in the order of {@link Lapse}. */
    List<Lapse> changesTo(TermsBasis now) {
        List<Lapse> changes = new ArrayList<>();
        addIf(changes, period != now.period || !side.equals(now.side), Lapse.WITHDRAWN);
        addIf(changes, !currency.equals(now.currency), Lapse.CURRENCY_CHANGED);
        addIf(
                changes,
                taxIncluded != now.taxIncluded || shippingIncluded != now.shippingIncluded,
                Lapse.PRICE_BASIS_CHANGED);
        addIf(changes, !binding.equals(now.binding), Lapse.BINDING_CHANGED);
        addIf(changes, !items.keySet().equals(now.items.keySet()), Lapse.ITEMS_CHANGED);
        addIf(changes, items.entrySet().stream().anyMatch(item -> differs(item, now)), Lapse.ISSUES_CHANGED);
        addIf(changes, !protocol.equals(now.protocol), Lapse.PROTOCOL_CHANGED);
        addIf(changes, !settlement.equals(now.settlement), Lapse.SETTLEMENT_CHANGED);
        return changes;
    }

    private static boolean differs(Map.Entry<String, Json> item, TermsBasis now) {
        Json negotiable = now.items.getOrDefault(item.getKey(), item.getValue());
        return !item.getValue().equals(negotiable);
    }

    private static void addIf(List<Lapse> changes, boolean changed, Lapse lapse) {
        if (changed) {
            changes.add(lapse);
        }
    }

    Json toJson() {
        Json.Builder named = Json.object();
        items.forEach(named::put);
        Json.Builder json = Json.object()
                .put("period", period)
                .put("side", side)
                .put("currency", currency)
                .put("taxIncluded", taxIncluded)
                .put("shippingIncluded", shippingIncluded)
                .put("binding", binding)
                .put("items", named.build())
                .put("protocol", protocol.name())
                .put("version", protocol.version());
        return settlement.putInto(json).build();
    }

    static TermsBasis fromJson(Json json) {
        return new TermsBasis(
                json.get("period").integer(),
                json.get("side").text(),
                json.get("currency").text(),
                json.get("taxIncluded").bool(),
                json.get("shippingIncluded").bool(),
                json.get("binding").text(),
                Map.copyOf(json.get("items").members()),
                new ProtocolId(
                        json.get("protocol").text(),
                        Math.toIntExact(json.get("version").integer())),
                SettlementRule.readFrom(json));
    }
}
