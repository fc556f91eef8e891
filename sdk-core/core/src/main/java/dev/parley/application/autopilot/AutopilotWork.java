// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.autopilot;

import dev.parley.application.Environment;
import dev.parley.application.autopilot.AutopilotRecords.Kept;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.outbox.AutopilotMessages;
import dev.parley.application.store.Append;
import dev.parley.application.store.NewMessage;
import dev.parley.application.store.OutboxMessage;
import dev.parley.model.NegotiationId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Lets autopilots look when messages tell them to. What happens in a negotiation tells of itself; a beat tells of the rest: of
 * what was being written while the autopilot was started, of approvals that were denied, and that a negotiation is kept no longer.
 */
public final class AutopilotWork implements AutoCloseable {
    /** The time between two looks of an autopilot that runs and of which nothing tells. */
    static final Duration BEAT = Duration.ofMinutes(1);

    /** The time between two looks of one that does not run, which only wait for its negotiation to be kept no longer. */
    private static final Duration SLOW_BEAT = Duration.ofDays(1);

    private final Environment environment;
    private final AutopilotRecords records;
    private final StrategyRunner strategies;
    private final ActingForSeat acting;

    public AutopilotWork(NegotiationAccess access) {
        this(access, new StrategyRunner());
    }

    AutopilotWork(NegotiationAccess access, StrategyRunner strategies) {
        this.environment = access.environment();
        this.records = new AutopilotRecords(environment);
        this.strategies = strategies;
        this.acting = new ActingForSeat(access, strategies);
    }

    private static NegotiationId negotiation(OutboxMessage message) {
        return new NegotiationId(message.body().get("negotiation").text());
    }

    private static PrincipalId principal(OutboxMessage message) {
        return new PrincipalId(message.body().get("principal").text());
    }

    /** Something has happened; it may come again. */
    public void wake(OutboxMessage message) {
        NegotiationId negotiation = negotiation(message);
        PrincipalId principal = principal(message);
        acting.look(message.tenant(), negotiation, principal)
                .ifPresent(at -> send(message.tenant(), AutopilotMessages.later(negotiation, principal, at)));
    }

    /** A beat of one run, which ends when another run begins; it may come again. */
    public void beat(OutboxMessage message) {
        long run = message.body().get("run").integer();
        Optional<Kept> found = records.find(message.tenant(), negotiation(message), principal(message))
                .filter(kept -> kept.autopilot().run() == run);
        if (found.isEmpty()) {
            return;
        }
        Tenant tenant = message.tenant();
        Instant now = environment.now();
        if (found.get().autopilot().isRunning()) {
            Optional<Instant> sooner = acting.look(tenant, negotiation(message), principal(message));
            beatAgain(found.get(), sooner.filter(now.plus(BEAT)::isAfter).orElse(now.plus(BEAT)));
        } else if (environment.store().head(tenant, negotiation(message)).isEmpty()) {
            records.forget(found.get());
        } else if (environment.settings().retention().negotiations().isPresent()) {
            beatAgain(found.get(), now.plus(SLOW_BEAT));
        }
    }

    private void beatAgain(Kept kept, Instant at) {
        AutopilotRecord autopilot = kept.autopilot();
        send(
                kept.tenant(),
                AutopilotMessages.beat(autopilot.negotiation(), autopilot.principal(), autopilot.run(), at));
    }

    private void send(Tenant tenant, NewMessage message) {
        boolean ignored = records.write(Append.to(tenant).message(message));
    }

    @Override
    public void close() {
        strategies.close();
    }
}
