// SPDX-License-Identifier: Apache-2.0
package dev.parley.settlement;

import dev.parley.model.Binding;
import dev.parley.model.Instants;
import dev.parley.model.Json;
import dev.parley.model.OrderReference;
import dev.parley.protocol.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A status from which the deal can no longer be redeemed by another.
 *
 * @since 0.1.0
 */
public sealed interface EndedDeal extends DealStatus {
    /** The answer to a call that comes too late. */
    Reason late();

    @Override
    default DealOutcome redeem(OrderReference order, Instant now) {
        return DealOutcome.refused(late());
    }

    @Override
    default DealOutcome beginCheckout(Instant now, Duration extension, Duration limit) {
        return DealOutcome.refused(late());
    }

    @Override
    default DealOutcome cancel(Canceller by, Binding binding, Instant now) {
        return DealOutcome.refused(late());
    }

    @Override
    default DealOutcome expire(Instant now) {
        return new DealOutcome.Unchanged(this);
    }

    @Override
    default DealOutcome soldElsewhere(Instant now) {
        return new DealOutcome.Unchanged(this);
    }

    @Override
    default DealOutcome reverse(OrderReference order, Instant now) {
        return DealOutcome.refused(Reason.NOT_REDEEMED);
    }

    /**
     * An order has taken it.
     *
     * @param order which
     * @param redeemedAt when
     */
    record Redeemed(OrderReference order, Instant redeemedAt) implements EndedDeal {
        public Redeemed {
            Objects.requireNonNull(order, "order");
            redeemedAt = Instants.truncate(redeemedAt);
        }

        @Override
        public DealState state() {
            return DealState.REDEEMED;
        }

        @Override
        public Reason late() {
            return Reason.ALREADY_REDEEMED;
        }

        @Override
        public DealOutcome redeem(OrderReference again, Instant now) {
            return again.equals(order) ? new DealOutcome.Unchanged(this) : DealOutcome.refused(late());
        }

        @Override
        public DealOutcome reverse(OrderReference undone, Instant now) {
            return undone.equals(order)
                    ? new DealOutcome.Changed(new Reversed(order, redeemedAt, now))
                    : DealOutcome.refused(Reason.NOT_REDEEMED);
        }

        @Override
        public Json toJson() {
            return state().written()
                    .put("order", order.value())
                    .put("redeemedAt", redeemedAt)
                    .build();
        }
    }

    /**
     * The order was undone.
     *
     * @param order which
     * @param redeemedAt when it took the deal
     * @param reversedAt when it was undone
     */
    record Reversed(OrderReference order, Instant redeemedAt, Instant reversedAt) implements EndedDeal {
        public Reversed {
            Objects.requireNonNull(order, "order");
            redeemedAt = Instants.truncate(redeemedAt);
            reversedAt = Instants.truncate(reversedAt);
        }

        @Override
        public DealState state() {
            return DealState.REVERSED;
        }

        @Override
        public Reason late() {
            return Reason.DEAL_REVERSED;
        }

        @Override
        public DealOutcome reverse(OrderReference again, Instant now) {
            return again.equals(order) ? new DealOutcome.Unchanged(this) : DealOutcome.refused(Reason.NOT_REDEEMED);
        }

        @Override
        public Json toJson() {
            return state().written()
                    .put("order", order.value())
                    .put("redeemedAt", redeemedAt)
                    .put("reversedAt", reversedAt)
                    .build();
        }
    }

    /**
     * Nobody redeemed it in time.
     *
     * @param expiredAt its expiry, however much later that was noticed
     */
    record Expired(Instant expiredAt) implements EndedDeal {
        public Expired {
            expiredAt = Instants.truncate(expiredAt);
        }

        @Override
        public DealState state() {
            return DealState.EXPIRED;
        }

        @Override
        public Reason late() {
            return Reason.DEAL_EXPIRED;
        }

        @Override
        public Json toJson() {
            return state().written().put("expiredAt", expiredAt).build();
        }
    }

    /**
     * Someone ended it before payment.
     *
     * @param by who
     * @param cancelledAt when
     */
    record Cancelled(Canceller by, Instant cancelledAt) implements EndedDeal {
        public Cancelled {
            Objects.requireNonNull(by, "by");
            cancelledAt = Instants.truncate(cancelledAt);
        }

        @Override
        public DealState state() {
            return DealState.CANCELLED;
        }

        @Override
        public Reason late() {
            return Reason.DEAL_CANCELLED;
        }

        @Override
        public DealOutcome cancel(Canceller again, Binding binding, Instant now) {
            return again == by ? new DealOutcome.Unchanged(this) : DealOutcome.refused(late());
        }

        @Override
        public Json toJson() {
            return state().written()
                    .put("by", by.name())
                    .put("cancelledAt", cancelledAt)
                    .build();
        }
    }

    /**
     * The host sold its units elsewhere before anybody paid.
     *
     * @param soldAt when Parley was told
     */
    record SoldElsewhere(Instant soldAt) implements EndedDeal {
        public SoldElsewhere {
            soldAt = Instants.truncate(soldAt);
        }

        @Override
        public DealState state() {
            return DealState.SOLD_ELSEWHERE;
        }

        @Override
        public Reason late() {
            return Reason.SOLD_ELSEWHERE;
        }

        @Override
        public Json toJson() {
            return state().written().put("soldAt", soldAt).build();
        }
    }
}
