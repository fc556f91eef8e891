// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import dev.parley.api.DealView;
import dev.parley.api.Deals;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.application.Environment;
import dev.parley.application.Stopwatch;
import dev.parley.application.command.Idempotency;
import dev.parley.application.command.PageRequest;
import dev.parley.application.listing.OutsideSales;
import dev.parley.model.DealId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.OrderReference;
import dev.parley.model.PrincipalId;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The use cases about deals, each in a room of its own. */
public final class DealService implements Deals {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Environment environment;
    private final InDoubtDeals inDoubt;
    private final DealAccess access;
    private final CheckingOut checkingOut;
    private final Redeeming redeeming;
    private final Reversing reversing;
    private final Cancelling cancelling;
    private final Stopwatch stopwatch;

    public DealService(Environment environment, Idempotency idempotency) {
        this(environment, idempotency, PATIENCE);
    }

    /** @param patience how long a call waits for a host's transaction that holds a deal in doubt */
    DealService(Environment environment, Idempotency idempotency, Duration patience) {
        this.inDoubt = new InDoubtDeals(environment.store(), patience);
        DealCommand dealCommand = new DealCommand(environment, idempotency, inDoubt);
        this.environment = environment;
        this.access = new DealAccess(environment, inDoubt);
        this.checkingOut = new CheckingOut(environment, access, dealCommand);
        this.redeeming = new Redeeming(environment, inDoubt);
        this.reversing = new Reversing(environment, idempotency, inDoubt);
        this.cancelling = new Cancelling(environment, access, dealCommand);
        this.stopwatch = new Stopwatch(environment);
    }

    InDoubtDeals inDoubt() {
        return inDoubt;
    }

    /** Sales without a negotiation, in the transactions in which deals are redeemed. */
    public OutsideSales outsideSales() {
        return new Selling(environment, inDoubt);
    }

    @Override
    public Outcome<DealView> find(Caller caller, DealId deal) {
        return access.approach(caller, deal).map(row -> DealRows.view(row, environment.now()));
    }

    @Override
    public Outcome<Page<DealView>> list(
            Caller caller, Optional<PrincipalId> principal, Optional<String> cursor, int limit) {
        if (principal.isPresent() && !caller.is(Caller.Role.OPERATOR)) {
            return Outcome.refused(Reason.NOT_ENTITLED);
        }
        Instant now = environment.now();
        return PageRequest.of(cursor, limit)
                .map(window -> window.page(
                                (below, most) -> access.deals(caller, principal, below.map(DealId::new), most),
                                row -> row.id().value(),
                                row -> row.signature().length())
                        .map(row -> DealRows.view(row, now)));
    }

    @Override
    public Outcome<DealView> beginCheckout(Caller caller, DealId deal, IdempotencyKey key) {
        return checkingOut.begin(caller, deal, key);
    }

    @Override
    public Outcome<List<DealView>> redeem(Caller caller, List<DealId> deals, OrderReference order) {
        return stopwatch.timeIn(
                environment.hostTransaction(), "redeem", () -> redeeming.inHostTransaction(caller, deals, order));
    }

    @Override
    public Outcome<List<DealView>> redeemNow(Caller caller, List<DealId> deals, OrderReference order) {
        return stopwatch.time("redeem", () -> redeeming.now(caller, deals, order));
    }

    @Override
    public Outcome<List<DealView>> reverse(Caller caller, OrderReference order, IdempotencyKey key) {
        return reversing.reverse(caller, order, key);
    }

    @Override
    public Outcome<DealView> cancel(Caller caller, DealId deal, IdempotencyKey key) {
        return cancelling.cancel(caller, deal, key);
    }
}
