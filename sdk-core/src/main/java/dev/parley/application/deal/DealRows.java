package dev.parley.application.deal;

import dev.parley.api.DealView;
import dev.parley.application.store.DealRow;
import dev.parley.model.Json;
import dev.parley.model.MandateId;
import dev.parley.model.OrderReference;
import dev.parley.settlement.Deal;
import dev.parley.settlement.DealAuthority;
import dev.parley.settlement.DealStatus;
import java.time.Instant;
import java.util.Optional;

/** Between a deal with its status and the row that a store keeps of it. */
public final class DealRows {
    private DealRows() {}

    /** The row of a new deal. */
    public static DealRow row(Deal deal, String signature, DealAuthority authority) {
        return new DealRow(
                deal.tenant(),
                deal.id(),
                deal.origin().negotiation(),
                deal.origin().listing(),
                deal.buyer(),
                deal.seller(),
                deal.toJson(),
                signature,
                written(authority),
                standing(deal.agreed(), deal.expiresAt()));
    }

    /** A status as columns; one that cannot lapse keeps the expiry that it had. */
    static DealRow.Standing standing(DealStatus status, Instant expiry) {
        Instant expiresAt = status instanceof DealStatus.Open open ? open.expiresAt() : expiry;
        return new DealRow.Standing(status.state().name(), expiresAt, order(status), status.toJson());
    }

    private static Optional<OrderReference> order(DealStatus status) {
        if (status instanceof DealStatus.Redeemed redeemed) {
            return Optional.of(redeemed.order());
        }
        return status instanceof DealStatus.Reversed reversed ? Optional.of(reversed.order()) : Optional.empty();
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

    private static Json written(DealAuthority authority) {
        return Json.object()
                .putIf("buyer", authority.buyer(), mandate -> Json.of(mandate.value()))
                .putIf("seller", authority.seller(), mandate -> Json.of(mandate.value()))
                .build();
    }

    /** Under whose mandates a deal was made. */
    public static DealAuthority authority(DealRow row) {
        return new DealAuthority(
                row.id(),
                row.authority().find("buyer").map(Json::text).map(MandateId::new),
                row.authority().find("seller").map(Json::text).map(MandateId::new));
    }
}
