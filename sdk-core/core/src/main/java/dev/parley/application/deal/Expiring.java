// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import dev.parley.application.Environment;
import dev.parley.application.listing.RemoteInventory;
import dev.parley.application.outbox.Notices;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.DealChange;
import dev.parley.application.store.DealRow;
import dev.parley.settlement.DealOutcome;
import dev.parley.settlement.DealState;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Writes down that deals have lapsed, and gives back what they held. */
public final class Expiring {
    private static final Set<String> OPEN = Set.of(DealState.AGREED.name(), DealState.IN_CHECKOUT.name());

    private final Environment environment;

    public Expiring(Environment environment) {
        this.environment = environment;
    }

    /**
     * Ends a deal whose expiry has come; one that was changed meanwhile is left as it is.
     *
     * @return whether it was ended now
     */
    public boolean expire(DealRow row) {
        Instant now = environment.now();
        if (!(DealRows.status(row).expire(now) instanceof DealOutcome.Changed changed)) {
            return false;
        }
        Append.Builder append = Append.to(row.tenant())
                .deal(new DealChange.Move(
                        row.id(),
                        OPEN,
                        Optional.empty(),
                        Optional.of(now),
                        DealRows.in(row, changed.status()).standing()));
        DealCommand.giveBack(environment, row, append);
        Notices.ofDeal(environment, Notices.DEAL_EXPIRED, DealRows.in(row, changed.status()), now)
                .forEach(append::message);
        return environment.store().commit(append.build()) instanceof CommitResult.Appended;
    }

    /** The same for whoever waits for what the deal holds: the host's inventory is told at once, and again by message. */
    public void expireAndRelease(DealRow row) {
        if (expire(row)) {
            new RemoteInventory(environment).releaseNow(row);
        }
    }
}
