// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import java.util.Objects;

/**
 * A negotiable dimension of an item.
 *
 * @param id its name within the item
 * @param role what it does to the amount
 * @param domain the values it may take; prices and fees take {@link Domain.Price}, quantities {@link Domain.Numbers}
 * @since 0.1.0
 */
public record Issue(IssueId id, IssueRole role, Domain domain) {
    public Issue {
        Objects.requireNonNull(id, "id");
        if (!fits(role, domain)) {
            throw new IllegalArgumentException("issue " + id + " of role " + role + " has a domain of another type");
        }
    }

    private static boolean fits(IssueRole role, Domain domain) {
        return switch (role) {
            case UNIT_PRICE, LINE_PRICE, FEE -> domain instanceof Domain.Price;
            case QUANTITY -> domain instanceof Domain.Numbers quantity && quantity.min() >= 1;
            case OTHER -> true;
        };
    }

    /** Whether this is the item's price. */
    public boolean isPrice() {
        return role == IssueRole.UNIT_PRICE || role == IssueRole.LINE_PRICE;
    }

    /** This issue as JSON. */
    public Json toJson() {
        return Json.object()
                .put("id", id.value())
                .put("role", role.name())
                .put("domain", domain.toJson())
                .build();
    }

    /**
     * The issue that {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if the JSON is no issue
     */
    public static Issue fromJson(Json json) {
        return new Issue(
                new IssueId(json.get("id").text()),
                IssueRole.valueOf(json.get("role").text()),
                Domain.fromJson(json.get("domain")));
    }
}
