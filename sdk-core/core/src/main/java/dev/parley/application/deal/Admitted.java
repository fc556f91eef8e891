// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import dev.parley.application.principal.Admission;
import dev.parley.application.store.Condition;
import dev.parley.application.store.DealRow;
import dev.parley.model.Json;
import dev.parley.model.PrincipalId;
import java.util.List;

/**
 * Under which of their admissions the two sides of a deal agreed. Once either is barred the deal can no longer be paid.
 *
 * @param buyer the number of the buyer's admission
 * @param seller likewise of the seller's
 */
public record Admitted(long buyer, long seller) {
    static Admitted of(DealRow row) {
        Json json = row.authority().get("admitted");
        return new Admitted(json.get("buyer").integer(), json.get("seller").integer());
    }

    Json toJson() {
        return Json.object().put("buyer", buyer).put("seller", seller).build();
    }

    /** What the payment of a deal rests on. */
    static List<Condition> conditions(DealRow row) {
        Admitted admitted = of(row);
        return List.of(
                Admission.notEnded(row.buyer(), admitted.buyer), Admission.notEnded(row.seller(), admitted.seller));
    }

    /** Whether a principal agreed on a deal under an admission before one. */
    static boolean isBefore(long admission, PrincipalId principal, DealRow row) {
        Admitted admitted = of(row);
        return (row.buyer().equals(principal) ? admitted.buyer : admitted.seller) < admission;
    }
}
