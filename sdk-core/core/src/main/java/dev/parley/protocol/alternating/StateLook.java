// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Terms;
import dev.parley.protocol.Award;
import dev.parley.protocol.Look;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is seen of a state: by both sides and operators the same, and by the seller its thresholds. */
final class StateLook {
    private StateLook() {}

    static Look shared(AlternatingState state) {
        Json.Builder items = Json.object();
        state.rows()
                .forEach((item, row) -> items.put(item.value(), row.standing().text()));
        Json.Builder details = Json.object()
                .put("settlement", state.opening().settlement().name())
                .putIf("turn", state.turn(), turn -> Json.of(turn.text()))
                .putIf("offer", state.offer(), offer -> offer(state, offer))
                .put("items", items.build())
                .put("awards", Json.array(state.awards(), StateLook::award))
                .put("roundsUsed", state.rounds())
                .put("roundsLeft", state.rules().maxRounds() - state.rounds())
                .put("buyersOffersUsed", state.buyersOffers())
                .put("buyersOffersLeft", state.buyersOffersLeft());
        if (state.stage() instanceof Stage.Ended ended) {
            return Look.of(details.put("closeReason", ended.reason().text()).build());
        }
        return Look.of(details.build()).whileRunning(instants(state));
    }

    private static Json instants(AlternatingState state) {
        Json expiry = Json.object().putIf("expiresAt", state.end(), Json::of).build();
        return Json.object()
                .put("deadline", state.deadline())
                .putIf("offer", state.offer(), offer -> expiry)
                .build();
    }

    private static Json offer(AlternatingState state, StandingOffer offer) {
        return terms(state, offer.terms())
                .put("id", offer.id().value())
                .put("by", offer.by().text())
                .putIf("message", offer.message(), Json::of)
                .build();
    }

    /** The terms of an offer, what they add up to, and the hash by which an acceptance names them. */
    static Json.Builder terms(AlternatingState state, List<Terms> terms) {
        return Json.object()
                .put("termsHash", Terms.hash(terms).hex())
                .put("terms", Json.array(terms, Terms::toJson))
                .put("amounts", Json.array(terms, of -> amount(state.row(of.item()), of)))
                .put("total", state.total(terms));
    }

    private static Json amount(ItemRow row, Terms terms) {
        return Json.object()
                .put("item", terms.item().value())
                .put("amount", row.amount(terms))
                .put("units", row.item().units(terms))
                .build();
    }

    private static Json award(Award award) {
        return Json.object()
                .put("terms", award.terms().toJson())
                .put("amount", award.amount())
                .put("units", award.units())
                .build();
    }

    /** What only the seller's principal sees, and whom it lets know: its thresholds. */
    static Json kept(AlternatingState state) {
        SortedMap<ItemId, Thresholds> thresholds = new TreeMap<>();
        state.rows().forEach((item, row) -> thresholds.put(item, row.thresholds()));
        return Json.object()
                .put("thresholds", AlternatingForms.KEPT_TERMS.write(new PrivateTerms(thresholds)))
                .build();
    }
}
