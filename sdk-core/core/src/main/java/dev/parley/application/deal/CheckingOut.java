// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import dev.parley.api.DealView;
import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.Settings;
import dev.parley.application.command.Idempotency;
import dev.parley.application.outbox.Notices;
import dev.parley.application.store.DealRow;
import dev.parley.model.DealId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.settlement.DealOutcome;

/** Extends a deal's expiry once, because the buyer is paying. */
final class CheckingOut {
    private final Settings settings;
    private final DealAccess access;
    private final DealCommand dealCommand;

    CheckingOut(Environment environment, DealAccess access, DealCommand dealCommand) {
        this.settings = environment.settings();
        this.access = access;
        this.dealCommand = dealCommand;
    }

    Outcome<DealView> begin(Caller caller, DealId deal, IdempotencyKey key) {
        return access.approach(caller, deal).then(row -> {
            if (!mayBegin(caller, row)) {
                return Outcome.refused(Reason.NOT_ENTITLED);
            }
            return dealCommand.once(
                    new Idempotency.Command(
                            caller, "checkout " + deal, key, Json.object().build()),
                    deal,
                    (found, now) -> mayBegin(caller, found)
                            ? DealRows.status(found)
                                    .beginCheckout(now, settings.checkoutExtension(), settings.checkoutLimit())
                            : new DealOutcome.Refused(Refusal.of(Reason.NOT_ENTITLED)),
                    Notices.CHECKOUT_BEGUN,
                    (found, append) -> {
                        Admitted.conditions(found).forEach(append::condition);
                        if (!caller.is(Caller.Role.HOST)) {
                            DealAccess.restOn(caller, found.buyer(), found, append);
                        }
                    });
        });
    }

    private boolean mayBegin(Caller caller, DealRow row) {
        return caller.is(Caller.Role.HOST) || access.actsFor(caller, row.buyer(), row);
    }
}
