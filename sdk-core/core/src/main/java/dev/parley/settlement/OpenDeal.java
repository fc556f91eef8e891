// SPDX-License-Identifier: Apache-2.0
package dev.parley.settlement;

import dev.parley.model.Binding;
import dev.parley.model.Instants;
import dev.parley.model.Json;
import dev.parley.model.OrderReference;
import dev.parley.protocol.Reason;
import java.time.Duration;
import java.time.Instant;

/**
 * A status from which the deal may still be redeemed.
 *
 * @since 0.1.0
 */
public sealed interface OpenDeal extends DealStatus {
    /** When it lapses. */
    Instant expiresAt();

    /** Whether it has lapsed at an instant. */
    default boolean hasLapsed(Instant now) {
        return !Instants.truncate(now).isBefore(expiresAt());
    }

    @Override
    default DealOutcome redeem(OrderReference order, Instant now) {
        return hasLapsed(now)
                ? DealOutcome.refused(Reason.DEAL_EXPIRED)
                : new DealOutcome.Changed(new EndedDeal.Redeemed(order, now));
    }

    @Override
    default DealOutcome cancel(Canceller by, Binding binding, Instant now) {
        if (hasLapsed(now)) {
            return DealOutcome.refused(Reason.DEAL_EXPIRED);
        }
        return by.mayCancel(binding)
                ? new DealOutcome.Changed(new EndedDeal.Cancelled(by, now))
                : DealOutcome.refused(Reason.NOT_CANCELLABLE);
    }

    @Override
    default DealOutcome expire(Instant now) {
        return hasLapsed(now)
                ? new DealOutcome.Changed(new EndedDeal.Expired(expiresAt()))
                : new DealOutcome.Unchanged(this);
    }

    @Override
    default DealOutcome soldElsewhere(Instant now) {
        return new DealOutcome.Changed(
                hasLapsed(now) ? new EndedDeal.Expired(expiresAt()) : new EndedDeal.SoldElsewhere(now));
    }

    @Override
    default DealOutcome reverse(OrderReference order, Instant now) {
        return DealOutcome.refused(Reason.NOT_REDEEMED);
    }

    /**
     * Agreed, and waiting for checkout.
     *
     * @param expiresAt when it lapses
     */
    record Agreed(Instant expiresAt) implements OpenDeal {
        public Agreed {
            expiresAt = Instants.truncate(expiresAt);
        }

        @Override
        public DealState state() {
            return DealState.AGREED;
        }

        @Override
        public DealOutcome beginCheckout(Instant now, Duration extension, Duration limit) {
            if (extension.isNegative() || limit.isNegative()) {
                throw new IllegalArgumentException("extension and limit must not be negative");
            }
            if (hasLapsed(now)) {
                return DealOutcome.refused(Reason.DEAL_EXPIRED);
            }
            Instant extended = now.plus(extension.compareTo(limit) < 0 ? extension : limit);
            return new DealOutcome.Changed(new InCheckout(extended.isAfter(expiresAt) ? extended : expiresAt, now));
        }

        @Override
        public Json toJson() {
            return state().written().put("expiresAt", expiresAt).build();
        }
    }

    /**
     * The buyer is paying.
     *
     * @param expiresAt when it lapses, the extension included
     * @param begunAt when checkout began
     */
    record InCheckout(Instant expiresAt, Instant begunAt) implements OpenDeal {
        public InCheckout {
            expiresAt = Instants.truncate(expiresAt);
            begunAt = Instants.truncate(begunAt);
        }

        @Override
        public DealState state() {
            return DealState.IN_CHECKOUT;
        }

        @Override
        public DealOutcome beginCheckout(Instant now, Duration extension, Duration limit) {
            return DealOutcome.refused(hasLapsed(now) ? Reason.DEAL_EXPIRED : Reason.CHECKOUT_ALREADY_BEGUN);
        }

        @Override
        public Json toJson() {
            return state().written()
                    .put("expiresAt", expiresAt)
                    .put("begunAt", begunAt)
                    .build();
        }
    }
}
