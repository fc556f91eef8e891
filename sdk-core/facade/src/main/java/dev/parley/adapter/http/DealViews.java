// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.api.DealView;
import dev.parley.model.Json;
import dev.parley.settlement.Deal;
import dev.parley.settlement.DealLine;
import dev.parley.settlement.DealStatus;

/** Writes deals as the contract's JSON. */
final class DealViews {
    private DealViews() {}

    static Json whole(DealView view) {
        Deal deal = view.deal();
        Json status = view.status().toJson();
        Json.Builder json = Json.object()
                .put("id", deal.id().value())
                .put("negotiation", deal.origin().negotiation().value())
                .put("listing", deal.origin().listing().value())
                .put("buyer", deal.buyer().value())
                .put("seller", deal.seller().value())
                .put("lines", Json.array(deal.lines(), DealLine::toJson))
                .put("total", deal.total())
                .put("taxIncluded", deal.conditions().basis().taxIncluded())
                .put("shippingIncluded", deal.conditions().basis().shippingIncluded())
                .put("binding", deal.conditions().binding().name())
                .put("stockPolicy", deal.conditions().stockPolicy().name())
                .put("protocol", deal.origin().protocol().name())
                .put("version", deal.origin().protocol().version());
        return deal.conditions()
                .settlement()
                .putInto(json)
                .put("rulesHash", deal.origin().rulesHash().hex())
                .putIf("policyVersion", deal.origin().policyVersion(), Json::of)
                .put("transcriptSeq", deal.origin().transcript().seq())
                .put("transcriptHead", deal.origin().transcript().hash().hex())
                .put("agreedAt", deal.agreedAt())
                .put("state", view.status().state().name())
                .put("expiresAt", expiry(deal, view.status()))
                .putIf("orderReference", status.find("order"), order -> order)
                .put("signature", view.signature())
                .put("serverTime", view.serverTime())
                .build();
    }

    /** Checkout moves the expiry of an open deal; of one that has ended the first is told. */
    private static Json expiry(Deal deal, DealStatus status) {
        return status.toJson().find("expiresAt").orElseGet(() -> Json.of(deal.expiresAt()));
    }
}
