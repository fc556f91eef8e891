// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import dev.parley.api.DealView;
import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.command.Idempotency;
import dev.parley.application.outbox.Notices;
import dev.parley.application.store.DealRow;
import dev.parley.model.DealId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.settlement.Canceller;
import dev.parley.settlement.DealOutcome;
import java.util.Optional;

/** Ends deals before they are paid, where their binding lets the caller. */
final class Cancelling {
    private final Environment environment;
    private final DealAccess access;
    private final DealCommand dealCommand;

    Cancelling(Environment environment, DealAccess access, DealCommand dealCommand) {
        this.environment = environment;
        this.access = access;
        this.dealCommand = dealCommand;
    }

    Outcome<DealView> cancel(Caller caller, DealId deal, IdempotencyKey key) {
        return access.approach(caller, deal)
                .then(row -> canceller(caller, row)
                        .map(by -> cancel(caller, deal, by, key))
                        .orElseGet(() -> Outcome.refused(Reason.NOT_ENTITLED)));
    }

    private Outcome<DealView> cancel(Caller caller, DealId deal, Canceller by, IdempotencyKey key) {
        Json request = Json.object().put("by", by.name()).build();
        return dealCommand.once(
                new Idempotency.Command(caller, "cancel " + deal, key, request),
                deal,
                (row, now) -> canceller(caller, row).isPresent()
                        ? DealRows.status(row)
                                .cancel(by, DealRows.deal(row).conditions().binding(), now)
                        : new DealOutcome.Refused(Refusal.of(Reason.NOT_ENTITLED)),
                Notices.DEAL_CANCELLED,
                (row, append) -> {
                    if (by != Canceller.OPERATOR) {
                        DealAccess.restOn(caller, by == Canceller.BUYER ? row.buyer() : row.seller(), row, append);
                    }
                    DealCommand.giveBack(environment, row, append);
                });
    }

    private Optional<Canceller> canceller(Caller caller, DealRow row) {
        if (caller.is(Caller.Role.OPERATOR)) {
            return Optional.of(Canceller.OPERATOR);
        }
        if (access.actsFor(caller, row.buyer(), row)) {
            return Optional.of(Canceller.BUYER);
        }
        return access.actsFor(caller, row.seller(), row) ? Optional.of(Canceller.SELLER) : Optional.empty();
    }
}
