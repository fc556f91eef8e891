// SPDX-License-Identifier: Apache-2.0
package dev.parley.settlement;

import dev.parley.model.DealId;
import dev.parley.model.Instants;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.PrincipalId;
import dev.parley.model.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The binding outcome between one buyer and one seller that checkout redeems. Never changes: what becomes of it is its
 * {@link DealStatus}. Both sides may see all of it, so the mandates are elsewhere, in {@link DealAuthority}.
 *
 * @param id its name
 * @param tenant whose marketplace
 * @param seller who gives
 * @param buyer who gets and pays, another than the seller
 * @param origin where it comes from
 * @param conditions what holds for it besides the terms
 * @param lines what is sold, at least one, in one currency
 * @param total what the buyer pays: the sum of the lines
 * @param agreedAt when it was agreed, whole microseconds
 * @param expiresAt when it lapses unless checkout has begun, after {@code agreedAt}
 * @since 0.1.0
 */
public record Deal(
        DealId id,
        Tenant tenant,
        PrincipalId seller,
        PrincipalId buyer,
        DealOrigin origin,
        DealConditions conditions,
        List<DealLine> lines,
        Money total,
        Instant agreedAt,
        Instant expiresAt) {
    /** What the signed content says it is, so that no other signed text passes for a deal. */
    public static final String TYPE = "parley-deal";

    /** The version of the signed content's format. */
    public static final long FORMAT = 1;

    public Deal {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(conditions, "conditions");
        lines = List.copyOf(lines);
        agreedAt = Instants.truncate(agreedAt);
        expiresAt = Instants.truncate(expiresAt);
        if (seller.equals(buyer)) {
            throw new IllegalArgumentException("a principal cannot deal with itself");
        }
        if (lines.isEmpty() || !total.equals(sum(lines))) {
            throw new IllegalArgumentException("total must be the sum of at least one line");
        }
        if (!expiresAt.isAfter(agreedAt)) {
            throw new IllegalArgumentException("expiresAt must be after agreedAt");
        }
    }

    private static Money sum(List<DealLine> lines) {
        return lines.stream().map(DealLine::amount).reduce(Money::plus).orElseThrow();
    }

    /** The status that it begins with. */
    public DealStatus agreed() {
        return new OpenDeal.Agreed(expiresAt);
    }

    /** The content that is signed; its canonical bytes are what the signature is over. */
    public Json toJson() {
        return origin.putAnchorInto(Json.object())
                .put("type", TYPE)
                .put("format", FORMAT)
                .put("id", id.value())
                .put("tenant", tenant.value())
                .put("seller", seller.value())
                .put("buyer", buyer.value())
                .put("origin", origin.toJson())
                .put("conditions", conditions.toJson())
                .put("lines", Json.array(lines, DealLine::toJson))
                .put("total", total)
                .put("agreedAt", agreedAt)
                .put("expiresAt", expiresAt)
                .build();
    }

    /**
     * The deal that {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if the JSON is no deal, or one of a format that is not known
     */
    public static Deal fromJson(Json json) {
        if (!json.get("type").text().equals(TYPE) || json.get("format").integer() != FORMAT) {
            throw new Json.Mismatch("must be a " + TYPE + " of format " + FORMAT);
        }
        return new Deal(
                new DealId(json.get("id").text()),
                new Tenant(json.get("tenant").text()),
                new PrincipalId(json.get("seller").text()),
                new PrincipalId(json.get("buyer").text()),
                DealOrigin.fromJson(json.get("origin"), json),
                DealConditions.fromJson(json.get("conditions")),
                json.get("lines").list(DealLine::fromJson),
                json.get("total").money(),
                json.get("agreedAt").instant(),
                json.get("expiresAt").instant());
    }
}
