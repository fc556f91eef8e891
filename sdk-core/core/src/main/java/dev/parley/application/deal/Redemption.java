// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import dev.parley.api.DealView;
import dev.parley.api.Outcome;
import dev.parley.application.store.DealRow;
import dev.parley.model.OrderReference;
import dev.parley.settlement.DealOutcome;
import dev.parley.settlement.DealStatus;
import dev.parley.settlement.EndedDeal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A redemption as it was decided.
 *
 * @param fresh the deals that this call redeems, by id, as they were before: rows are locked in that order
 * @param views all deals in the order of the request, each as at its redemption, so that every answer is the first
 */
record Redemption(OrderReference order, Instant at, List<DealRow> fresh, List<DealView> views) {

    /** Decides about all deals; the first that cannot be redeemed is why none is. */
    static Outcome<Redemption> of(List<DealRow> rows, OrderReference order, Instant at) {
        List<DealRow> fresh = new ArrayList<>();
        List<DealView> views = new ArrayList<>();
        for (DealRow row : rows) {
            DealOutcome outcome = DealRows.status(row).redeem(order, at);
            if (outcome instanceof DealOutcome.Refused refused) {
                return Outcome.refused(Redeeming.about(refused.refusal(), row.id()));
            }
            if (outcome instanceof DealOutcome.Changed) {
                fresh.add(row);
            }
            views.add(view(row, redeemed(outcome)));
        }
        fresh.sort(Comparator.comparing(DealRow::id));
        return Outcome.done(new Redemption(order, at, List.copyOf(fresh), List.copyOf(views)));
    }

    private static EndedDeal.Redeemed redeemed(DealOutcome outcome) {
        DealStatus status = outcome.match(changed -> changed, unchanged -> unchanged, refusal -> {
            throw new IllegalStateException("a refused deal is not redeemed");
        });
        return (EndedDeal.Redeemed) status;
    }

    private static DealView view(DealRow row, EndedDeal.Redeemed redeemed) {
        return DealRows.view(DealRows.in(row, redeemed), redeemed.redeemedAt());
    }
}
