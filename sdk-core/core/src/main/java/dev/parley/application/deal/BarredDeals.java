// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import dev.parley.application.Environment;
import dev.parley.application.listing.RemoteInventory;
import dev.parley.application.outbox.Notices;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.DealRow;
import dev.parley.model.PrincipalId;
import dev.parley.settlement.Canceller;
import dev.parley.settlement.DealOutcome;
import java.time.Instant;
import java.util.Optional;

/** Cancels the unpaid deals of principals that were barred. */
public final class BarredDeals {
    private final Environment environment;

    public BarredDeals(Environment environment) {
        this.environment = environment;
    }

    /**
     * Cancels a deal that the principal agreed on before an admission; one that is paid, has ended, or was agreed on later
     * stays as it is.
     *
     * @return whether it was cancelled now
     * @throws IllegalStateException if somebody else changes it at the same time
     */
    public boolean cancel(DealRow row, PrincipalId principal, long admission) {
        Instant now = environment.now();
        boolean unpaid = row.standing().lapses() && Admitted.isBefore(admission, principal, row);
        Optional<DealOutcome> outcome = Optional.of(row)
                .filter(found -> unpaid)
                .map(found -> DealRows.status(found)
                        .cancel(
                                Canceller.OPERATOR,
                                DealRows.deal(found).conditions().binding(),
                                now));
        if (outcome.isEmpty() || !(outcome.get() instanceof DealOutcome.Changed changed)) {
            return false;
        }
        Append.Builder append = Append.to(row.tenant()).deal(DealRows.move(row, changed.status(), Optional.of(now)));
        DealCommand.giveBack(environment, row, append);
        Notices.ofDeal(environment, Notices.DEAL_CANCELLED, DealRows.in(row, changed.status()), now)
                .forEach(append::message);
        if (!(environment.store().commit(append.build()) instanceof CommitResult.Appended)) {
            throw new IllegalStateException("the deal " + row.id() + " is being changed by somebody else");
        }
        new RemoteInventory(environment).releaseNow(row);
        return true;
    }
}
