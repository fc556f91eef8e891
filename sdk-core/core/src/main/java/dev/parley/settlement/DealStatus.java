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
 * What has become of a deal. Every call has an answer in every status; the calls change nothing themselves but say what
 * the new status is.
 *
 * <p>Before its expiry a deal may be redeemed, taken to checkout and cancelled; at that microsecond or after it the deal
 * counts as expired, whether or not anybody has written that down yet. Instants are whole microseconds.
 *
 * @since 0.1.0
 */
public sealed interface DealStatus {
    /** The state. */
    DealState state();

    /**
     * An order takes the deal. The order that took it gets its first answer again, at any time until it is reversed.
     *
     * @return {@code DEAL_EXPIRED}, {@code DEAL_CANCELLED}, {@code SOLD_ELSEWHERE}, {@code ALREADY_REDEEMED} by another
     *     order, or {@code DEAL_REVERSED}, even for the order that took it, since the goods are no longer its own
     */
    DealOutcome redeem(OrderReference order, Instant now);

    /**
     * The buyer goes to pay: the expiry becomes {@code now} plus the extension, never earlier than it was. Happens once.
     *
     * @param extension not negative; cut to the limit
     * @param limit the longest extension, not negative
     * @return {@code DEAL_EXPIRED}, {@code DEAL_CANCELLED}, {@code SOLD_ELSEWHERE}, {@code ALREADY_REDEEMED},
     *     {@code DEAL_REVERSED} or {@code CHECKOUT_ALREADY_BEGUN}
     */
    DealOutcome beginCheckout(Instant now, Duration extension, Duration limit);

    /**
     * Someone ends the deal before payment. Whoever cancelled it gets the first answer again.
     *
     * @return {@code DEAL_EXPIRED}, {@code DEAL_CANCELLED} by another, {@code SOLD_ELSEWHERE}, {@code ALREADY_REDEEMED},
     *     {@code DEAL_REVERSED} or {@code NOT_CANCELLABLE} by this one, see {@link Canceller#mayCancel}
     */
    DealOutcome cancel(Canceller by, Binding binding, Instant now);

    /** The clock says that the deal may have expired. Never refused: what is not due or has ended is left as it is. */
    DealOutcome expire(Instant now);

    /**
     * The host has sold the units elsewhere. A deal that may still be redeemed loses them; one that has lapsed expires; one
     * that was redeemed or has ended is left as it is.
     */
    DealOutcome soldElsewhere(Instant now);

    /**
     * The order is undone. The order that was undone gets the first answer again.
     *
     * @return {@code NOT_REDEEMED} when this order has not redeemed the deal
     */
    DealOutcome reverse(OrderReference order, Instant now);

    /** This status as JSON. */
    Json toJson();

    /** A status from which the deal may still be redeemed. */
    sealed interface Open extends DealStatus {
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
                    : new DealOutcome.Changed(new Redeemed(order, now));
        }

        @Override
        default DealOutcome cancel(Canceller by, Binding binding, Instant now) {
            if (hasLapsed(now)) {
                return DealOutcome.refused(Reason.DEAL_EXPIRED);
            }
            return by.mayCancel(binding)
                    ? new DealOutcome.Changed(new Cancelled(by, now))
                    : DealOutcome.refused(Reason.NOT_CANCELLABLE);
        }

        @Override
        default DealOutcome expire(Instant now) {
            return hasLapsed(now) ? new DealOutcome.Changed(new Expired(expiresAt())) : new DealOutcome.Unchanged(this);
        }

        @Override
        default DealOutcome soldElsewhere(Instant now) {
            return new DealOutcome.Changed(hasLapsed(now) ? new Expired(expiresAt()) : new SoldElsewhere(now));
        }

        @Override
        default DealOutcome reverse(OrderReference order, Instant now) {
            return DealOutcome.refused(Reason.NOT_REDEEMED);
        }
    }

    /** A status from which the deal can no longer be redeemed by another. */
    sealed interface Ended extends DealStatus {
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
    }

    /**
     * Agreed, and waiting for checkout.
     *
     * @param expiresAt when it lapses
     */
    record Agreed(Instant expiresAt) implements Open {
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
            return written(this).put("expiresAt", expiresAt).build();
        }
    }

    /**
     * The buyer is paying.
     *
     * @param expiresAt when it lapses, the extension included
     * @param begunAt when checkout began
     */
    record InCheckout(Instant expiresAt, Instant begunAt) implements Open {
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
            return written(this)
                    .put("expiresAt", expiresAt)
                    .put("begunAt", begunAt)
                    .build();
        }
    }

    /**
     * An order has taken it.
     *
     * @param order which
     * @param redeemedAt when
     */
    record Redeemed(OrderReference order, Instant redeemedAt) implements Ended {
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
            return written(this)
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
    record Reversed(OrderReference order, Instant redeemedAt, Instant reversedAt) implements Ended {
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
            return written(this)
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
    record Expired(Instant expiredAt) implements Ended {
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
            return written(this).put("expiredAt", expiredAt).build();
        }
    }

    /**
     * Someone ended it before payment.
     *
     * @param by who
     * @param cancelledAt when
     */
    record Cancelled(Canceller by, Instant cancelledAt) implements Ended {
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
            return written(this)
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
    record SoldElsewhere(Instant soldAt) implements Ended {
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
            return written(this).put("soldAt", soldAt).build();
        }
    }

    private static Json.Builder written(DealStatus status) {
        return Json.object().put("state", status.state().name());
    }

    /**
     * The status that {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if the JSON is no status
     */
    static DealStatus fromJson(Json json) {
        return switch (DealState.valueOf(json.get("state").text())) {
            case AGREED -> new Agreed(json.get("expiresAt").instant());
            case IN_CHECKOUT ->
                new InCheckout(
                        json.get("expiresAt").instant(), json.get("begunAt").instant());
            case REDEEMED -> new Redeemed(order(json), json.get("redeemedAt").instant());
            case REVERSED ->
                new Reversed(
                        order(json),
                        json.get("redeemedAt").instant(),
                        json.get("reversedAt").instant());
            case EXPIRED -> new Expired(json.get("expiredAt").instant());
            case CANCELLED ->
                new Cancelled(
                        Canceller.valueOf(json.get("by").text()),
                        json.get("cancelledAt").instant());
            case SOLD_ELSEWHERE -> new SoldElsewhere(json.get("soldAt").instant());
        };
    }

    private static OrderReference order(Json json) {
        return new OrderReference(json.get("order").text());
    }
}
