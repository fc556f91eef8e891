package dev.parley.protocol.alternating;

import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.Terms;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Award;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.View;
import dev.parley.protocol.Viewer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What viewers see. Both sides and operators see the same, except that the seller also sees its own thresholds, and its agents where they may know them. */
final class StateView {
    private StateView() {}

    static View of(AlternatingState state, Viewer viewer) {
        Table table = state.table();
        Json.Builder details = Json.object()
                .put("phase", state.phase())
                .put("settlement", table.opened().settlement().name())
                .putIf("turn", state.turn(), turn -> Json.of(turn.text()))
                .putIf("offer", state.offer(), offer -> offer(state, offer))
                .put("items", items(state))
                .put("awards", Json.array(state.awards(), StateView::award))
                .put("roundsUsed", state.rounds())
                .put("roundsLeft", table.rules().maxRounds() - state.rounds())
                .put("buyersOffersUsed", state.buyersOffers())
                .put("buyersOffersLeft", state.buyersOffersLeft());
        clock(state, details);
        if (state.stage() instanceof Stage.Ended ended) {
            details.put("closeReason", ended.reason().text());
        }
        if (viewer instanceof Viewer.Party party
                && party.knowsPrivateTerms()
                && party.seat().equals(table.seat(Side.SELLER).id())) {
            details.put(
                    "thresholds",
                    AlternatingForms.KEPT_TERMS.write(
                            new PrivateTerms(table.opened().thresholds())));
        }
        return new View(state.phase(), details.build());
    }

    /** Running: when it ends. Paused: since when, and what will be left when it goes on. */
    private static void clock(AlternatingState state, Json.Builder details) {
        if (state.pausedAt().isEmpty()) {
            details.putIf("endsAt", state.end(), Json::of);
            if (!state.hasEnded()) {
                details.put("deadline", state.deadline());
            }
            return;
        }
        Instant since = state.pausedAt().get();
        Instant end = state.offer()
                .map(StandingOffer::expiresAt)
                .filter(expiry -> expiry.isBefore(state.deadline()))
                .orElse(state.deadline());
        details.put("paused", true)
                .put("pausedAt", since)
                .put("secondsLeft", Duration.between(since, end).toSeconds());
    }

    private static Json offer(AlternatingState state, StandingOffer offer) {
        Json.Builder shown =
                Json.object().put("id", offer.id().value()).put("by", offer.by().text());
        terms(state.table(), offer.terms(), shown);
        if (state.pausedAt().isEmpty()) {
            shown.putIf("expiresAt", state.end(), Json::of);
        }
        return shown.putIf("message", offer.message(), Json::of).build();
    }

    private static void terms(Table table, List<Terms> terms, Json.Builder shown) {
        shown.put("termsHash", Terms.hash(terms).hex())
                .put("terms", Json.array(terms, Terms::toJson))
                .put("amounts", Json.array(terms, of -> amount(table, of)))
                .put("total", table.total(terms));
    }

    private static Json amount(Table table, Terms terms) {
        Money amount = table.amount(terms);
        return Json.object()
                .put("item", terms.item().value())
                .put("amount", amount)
                .put("units", table.item(terms.item()).units(terms))
                .build();
    }

    private static Json items(AlternatingState state) {
        Json.Builder items = Json.object();
        for (int place = 0; place < state.rows().size(); place++) {
            String standing = state.rows().get(place).standing().text();
            items.put(state.table().item(place).id().value(), standing);
        }
        return items.build();
    }

    private static Json award(Award award) {
        return Json.object()
                .put("terms", award.terms().toJson())
                .put("amount", award.amount())
                .put("units", award.units())
                .build();
    }

    /** An event as both sides see it: its open part, and for an offer also what it adds up to and its hash. */
    static View of(AlternatingState before, AlternatingEvent event) {
        EncodedEvent encoded = AlternatingForms.EVENTS.encode(event);
        Json open = encoded.part(Audience.PARTIES);
        if (!(event instanceof AlternatingEvent.OfferMade made)) {
            return new View(encoded.type(), open);
        }
        Json.Builder shown = Json.object(open);
        terms(before.table(), made.terms(), shown);
        return new View(encoded.type(), shown.build());
    }
}
