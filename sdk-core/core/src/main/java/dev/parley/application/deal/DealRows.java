// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import dev.parley.api.DealView;
import dev.parley.application.store.DealChange;
import dev.parley.application.store.DealRow;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.MandateId;
import dev.parley.model.OrderReference;
import dev.parley.settlement.Deal;
import dev.parley.settlement.DealAuthority;
import dev.parley.settlement.DealLine;
import dev.parley.settlement.DealStatus;
import dev.parley.settlement.EndedDeal;
import dev.parley.settlement.OpenDeal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Between a deal with its status and the row that a store keeps of it. */
public final class DealRows {
    private DealRows() {}

    /** The row of a new deal, made of a listing as it stood when the negotiation was opened; still to be signed. */
    public static DealRow unsigned(Deal deal, DealAuthority authority, Admitted admitted, Listing listing) {
        return new DealRow(
                deal.tenant(),
                deal.id(),
                deal.origin().negotiation(),
                deal.origin().listing(),
                deal.buyer(),
                deal.seller(),
                deal.toJson(),
                "",
                written(authority, admitted, deal, listing),
                standing(deal.agreed(), deal.expiresAt()));
    }

    /** The row as it stands in another status. */
    static DealRow in(DealRow row, DealStatus status) {
        return new DealRow(
                row.tenant(),
                row.id(),
                row.negotiation(),
                row.listing(),
                row.buyer(),
                row.seller(),
                row.content(),
                row.signature(),
                row.authority(),
                standing(status, row.standing().expiresAt()));
    }

    /** A status as columns; a deal that was paid keeps the expiry that it had. */
    static DealRow.Standing standing(DealStatus status, Instant expiry) {
        Instant cancelled = status instanceof EndedDeal.Cancelled ended ? ended.cancelledAt() : expiry;
        Instant expiresAt = status instanceof OpenDeal open ? open.expiresAt() : cancelled;
        return new DealRow.Standing(status.state().name(), expiresAt, order(status), status.toJson());
    }

    /**
     * Moves a deal on from the state in which it was read.
     *
     * @param unexpiredAt when given, only if it has not lapsed at that instant
     */
    static DealChange.Move move(DealRow row, DealStatus to, Optional<Instant> unexpiredAt) {
        return new DealChange.Move(
                row.id(),
                Set.of(row.standing().state()),
                unexpiredAt,
                Optional.empty(),
                in(row, to).standing());
    }

    private static Optional<OrderReference> order(DealStatus status) {
        if (status instanceof EndedDeal.Redeemed redeemed) {
            return Optional.of(redeemed.order());
        }
        return status instanceof EndedDeal.Reversed reversed ? Optional.of(reversed.order()) : Optional.empty();
    }

    static Deal deal(DealRow row) {
        return Deal.fromJson(row.content());
    }

    static DealStatus status(DealRow row) {
        return DealStatus.fromJson(row.standing().status());
    }

    static DealView view(DealRow row, Instant at) {
        return new DealView(deal(row), row.signature(), status(row), at);
    }

    /**
     * Beside the mandates stand the admissions, the listing's category, for agents that may see one and not another, and how much stock there was, where the redemption takes it: by then the listing may be
     * gone, and redemption reads nothing but the deal's row.
     */
    private static Json written(DealAuthority authority, Admitted admitted, Deal deal, Listing listing) {
        Json.Builder written = Json.object()
                .put("category", listing.category())
                .put("admitted", admitted.toJson())
                .putIf("buyer", authority.buyer(), mandate -> Json.of(mandate.value()))
                .putIf("seller", authority.seller(), mandate -> Json.of(mandate.value()));
        if (!deal.conditions().reservesStock()) {
            Json.Builder stock = Json.object();
            for (DealLine line : deal.lines()) {
                ItemId item = line.terms().item();
                listing.item(item).ifPresent(found -> stock.put(item.value(), found.stock()));
            }
            written.put("stock", stock.build());
        }
        return written.build();
    }

    /** The category of the listing when the negotiation was opened. */
    static String category(DealRow row) {
        return row.authority().get("category").text();
    }

    /** How much there was of an item when the negotiation was opened, where the deal's row tells. */
    static OptionalLong stock(DealRow row, ItemId item) {
        return row.authority()
                .find("stock")
                .flatMap(stock -> stock.find(item.value()))
                .map(found -> OptionalLong.of(found.integer()))
                .orElseGet(OptionalLong::empty);
    }

    /** Under whose mandates a deal was made. */
    public static DealAuthority authority(DealRow row) {
        return new DealAuthority(
                row.id(),
                row.authority().find("buyer").map(Json::text).map(MandateId::new),
                row.authority().find("seller").map(Json::text).map(MandateId::new));
    }
}
