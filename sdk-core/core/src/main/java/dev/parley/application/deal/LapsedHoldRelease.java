// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import dev.parley.application.Environment;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Lapsed;
import dev.parley.application.store.LapsedQuery;
import dev.parley.model.DealId;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.Tenant;
import dev.parley.port.StoreUnavailableException;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives back what has lapsed and still holds on an account that refused a command, so that no refusal rests on a worker
 * that has not come by yet. One for each command: it ends at most {@value #MOST} things, the longest overdue first, each
 * in a transaction of its own, and each account's once.
 */
public final class LapsedHoldRelease {
    /** The most that one command ends of what has lapsed. */
    public static final int MOST = 32;

    private static final Logger LOG = LoggerFactory.getLogger(LapsedHoldRelease.class);

    private final Environment environment;
    private final Deadline deadline;
    private final Expiring expiring;
    private final Set<AccountId> ended = new HashSet<>();
    private int left;

    private LapsedHoldRelease(Environment environment, Deadline deadline, int left) {
        this.environment = environment;
        this.deadline = deadline;
        this.expiring = new Expiring(environment);
        this.left = left;
    }

    /** For a command that may meet any account. */
    public static LapsedHoldRelease of(Environment environment, Deadline deadline) {
        return new LapsedHoldRelease(environment, deadline, MOST);
    }

    /** For a command that meets nothing but stock, on which deals alone hold. */
    public static LapsedHoldRelease ofStock(Environment environment) {
        return of(environment, (tenant, negotiation) -> {
            throw new IllegalStateException("a negotiation holds no stock: " + negotiation);
        });
    }

    /** For what is ended itself: it waits for what has lapsed before it, and ends nothing. */
    public static LapsedHoldRelease none(Environment environment) {
        return new LapsedHoldRelease(environment, (tenant, negotiation) -> {}, 0);
    }

    /** Lets the deadline of a negotiation take effect. */
    @FunctionalInterface
    public interface Deadline {
        void due(Tenant tenant, NegotiationId negotiation);
    }

    /**
     * Up to where time has come for a command: what lapses later holds against it.
     *
     * @param until the command's instant
     * @param before for a deadline, whose: of deadlines at one instant the lower id comes first
     */
    public record Horizon(Instant until, Optional<NegotiationId> before) {
        /** That of a command. */
        public static Horizon at(Instant instant) {
            return new Horizon(instant, Optional.empty());
        }
    }

    /** What has lapsed and holds on accounts; of several the last one counts. */
    public enum Left {
        /** Nothing: the refusal is true. */
        NOTHING,
        /** Something that cannot be ended now. */
        SOMETHING,
        /** Something that was ended now: the command is to be decided again. */
        ENDED
    }

    /** The answer when something that has lapsed cannot be ended now. It does not tell what: that may be another's. */
    public static Refusal refusal() {
        return Refusal.of(Reason.LAPSED_STILL_HOLDS).with("retryAfterSeconds", Json.of(1));
    }

    /** Ends what has lapsed on accounts that refused the command. */
    public Left end(Tenant tenant, Set<AccountId> accounts, Horizon horizon) {
        return accounts.stream()
                .map(account -> end(tenant, account, horizon))
                .max(Comparator.naturalOrder())
                .orElse(Left.NOTHING);
    }

    private Left end(Tenant tenant, AccountId account, Horizon horizon) {
        boolean first = left > 0 && ended.add(account);
        List<Lapsed> lapsed = environment
                .store()
                .lapsed(new LapsedQuery(tenant, account, horizon.until(), horizon.before(), first ? left : 1));
        if (lapsed.isEmpty()) {
            return Left.NOTHING;
        }
        if (!first) {
            return Left.SOMETHING;
        }
        left -= lapsed.size();
        boolean answers = true;
        for (int i = 0; i < lapsed.size() && answers; i++) {
            answers = end(tenant, lapsed.get(i));
        }
        return Left.ENDED;
    }

    /**
     * What cannot be ended is found again when the command is decided again, if it is in the way.
     *
     * @return whether the store answers, so that the next is worth trying
     */
    private boolean end(Tenant tenant, Lapsed lapsed) {
        try {
            if (lapsed.kind() == Lapsed.Kind.DEAL) {
                environment.store().deal(tenant, new DealId(lapsed.holder())).ifPresent(expiring::expireAndRelease);
            } else {
                deadline.due(tenant, new NegotiationId(lapsed.holder()));
            }
            return true;
        } catch (RuntimeException e) {
            LOG.warn("Parley could not end {}, which lapsed at {}", lapsed.holder(), lapsed.at(), e);
            return !(e instanceof StoreUnavailableException);
        }
    }
}
