// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.api.BarView;
import dev.parley.api.HoldView;
import dev.parley.model.Json;

/** Writes bars and holds as the contract's JSON. */
final class PrincipalViews {
    private PrincipalViews() {}

    static Json bar(BarView bar) {
        Json view = Json.object()
                .put("id", bar.id().value())
                .put("principal", bar.principal().value())
                .put("reason", bar.reason())
                .put("by", bar.by().value())
                .put("at", bar.at())
                .putIf("liftedAt", bar.liftedAt(), Json::of)
                .put("ending", ending(bar.ending()))
                .build();
        return Views.at(bar.serverTime(), view);
    }

    private static Json ending(BarView.Ending ending) {
        return Json.object()
                .put("done", ending.done())
                .put("mandates", ending.mandates())
                .put("negotiations", ending.negotiations())
                .put("deals", ending.deals())
                .put("failed", ending.failed())
                .build();
    }

    static Json hold(HoldView hold) {
        return Json.object()
                .put("kind", hold.kind().name())
                .put("amount", hold.amount())
                .putIf("currency", hold.currency(), currency -> Json.of(currency.getCurrencyCode()))
                .putIf("mandate", hold.mandate(), mandate -> Json.of(mandate.value()))
                .putIf("listing", hold.listing(), listing -> Json.of(listing.value()))
                .putIf("item", hold.item(), item -> Json.of(item.value()))
                .putIf("negotiation", hold.negotiation(), negotiation -> Json.of(negotiation.value()))
                .putIf("deal", hold.deal(), deal -> Json.of(deal.value()))
                .put("since", hold.since())
                .build();
    }
}
