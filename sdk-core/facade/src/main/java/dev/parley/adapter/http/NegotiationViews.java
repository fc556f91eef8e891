// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.api.NegotiationSummary;
import dev.parley.api.NegotiationView;
import dev.parley.model.Json;
import dev.parley.model.Seat;

/** Writes negotiations as the contract's JSON. */
final class NegotiationViews {
    private NegotiationViews() {}

    static Json whole(NegotiationView view) {
        Json.Builder json = Json.object()
                .put("id", view.id().value())
                .put("revision", view.revision())
                .putIf("seat", view.seat(), seat -> Json.of(seat.value()))
                .put("seats", Json.array(view.seats(), Seat::toJson))
                .put("showsSoftware", view.showsSoftware())
                .put("software", Json.array(view.software(), seat -> Json.of(seat.value())))
                .put("listing", view.listing().toJson())
                .put("rules", rules(view))
                .put("rulesHash", view.rulesHash().hex());
        return view.settlement()
                .putInto(json)
                .put("open", view.open())
                .put("phase", view.phase())
                .put("details", view.details())
                .put("allowedActions", Json.array(view.allowed(), Views::allowed))
                .putIf("deadline", view.deadline(), Json::of)
                .put("deals", Json.array(view.deals(), deal -> Json.of(deal.value())))
                .put("openedAt", view.openedAt())
                .put("updatedAt", view.updatedAt())
                .put("serverTime", view.serverTime())
                .build();
    }

    private static Json rules(NegotiationView view) {
        return Json.object()
                .put("protocol", view.protocol().name())
                .put("version", view.protocol().version())
                .put("parameters", view.rules())
                .build();
    }

    static Json summary(NegotiationSummary summary) {
        return Json.object()
                .put("id", summary.id().value())
                .put("listing", summary.listing().value())
                .put("protocol", summary.protocol().name())
                .put("version", summary.protocol().version())
                .put("seats", Json.array(summary.seats(), Seat::toJson))
                .put("open", summary.open())
                .put("phase", summary.phase())
                .put("yourTurn", summary.yourTurn())
                .putIf("deadline", summary.deadline(), Json::of)
                .put("openedAt", summary.openedAt())
                .put("updatedAt", summary.updatedAt())
                .build();
    }
}
