package dev.parley.application.deal;

import dev.parley.api.DealView;
import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.Idempotency;
import dev.parley.application.Notices;
import dev.parley.application.store.DealRow;
import dev.parley.model.DealId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import dev.parley.settlement.Canceller;
import java.util.Optional;

/** Ends deals before they are paid, where their binding lets the caller. */
final class Cancelling {
    private final Environment environment;
    private final Counter counter;
    private final Changing changing;

    Cancelling(Environment environment, Counter counter, Changing changing) {
        this.environment = environment;
        this.counter = counter;
        this.changing = changing;
    }

    Outcome<DealView> cancel(Caller caller, DealId deal, IdempotencyKey key) {
        return counter.approach(caller, deal)
                .then(row -> canceller(caller, row)
                        .map(by -> cancel(caller, deal, by, key))
                        .orElseGet(() -> Outcome.refused(Reason.NOT_ENTITLED)));
    }

    private Outcome<DealView> cancel(Caller caller, DealId deal, Canceller by, IdempotencyKey key) {
        Json request = Json.object().put("by", by.name()).build();
        return changing.once(
                new Idempotency.Command(caller, "cancel " + deal, key, request),
                deal,
                (row, now) -> DealRows.status(row)
                        .cancel(by, DealRows.deal(row).conditions().binding(), now),
                Notices.DEAL_CANCELLED,
                (row, append) -> Changing.giveBack(environment, row, append));
    }

    private Optional<Canceller> canceller(Caller caller, DealRow row) {
        if (caller.is(Caller.Role.OPERATOR)) {
            return Optional.of(Canceller.OPERATOR);
        }
        if (counter.actsFor(caller, row.buyer(), row)) {
            return Optional.of(Canceller.BUYER);
        }
        return counter.actsFor(caller, row.seller(), row) ? Optional.of(Canceller.SELLER) : Optional.empty();
    }
}
