// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import static dev.parley.store.Samples.BUYER;
import static dev.parley.store.Samples.NOON;
import static dev.parley.store.Samples.OTHER_TENANT;
import static dev.parley.store.Samples.SELLER;
import static dev.parley.store.Samples.TENANT;
import static dev.parley.store.Samples.append;
import static dev.parley.store.Samples.deal;
import static dev.parley.store.Samples.negotiation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.store.CommitResult;
import dev.parley.application.store.DealChange;
import dev.parley.application.store.DealRow;
import dev.parley.model.DealId;
import dev.parley.model.Json;
import dev.parley.model.OrderReference;
import dev.parley.model.PrincipalId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Deals and how they stand. */
interface DealConformance extends StoreUnderTest {
    Instant EXPIRY = NOON.plusSeconds(60);

    private static DealRow.Standing standing(String state, String order) {
        return new DealRow.Standing(
                state,
                EXPIRY,
                Optional.of(new OrderReference(order)),
                Json.object().put("state", state).build());
    }

    private static DealChange redeem(int number, Instant now, String order) {
        return new DealChange.Move(
                deal(number),
                Set.of("AGREED", "IN_CHECKOUT"),
                Optional.of(now),
                Optional.empty(),
                standing("REDEEMED", order));
    }

    private static DealChange expire(int number, Instant now) {
        return new DealChange.Move(
                deal(number), Set.of("AGREED"), Optional.empty(), Optional.of(now), standing("EXPIRED", "none"));
    }

    private void agree(int number) {
        write(append().deal(new DealChange.Add(deal(deal(number), "AGREED", EXPIRY))));
    }

    private static List<DealId> ids(List<DealRow> deals) {
        return deals.stream().map(DealRow::id).toList();
    }

    @Test
    default void keeps_a_deal_as_it_was_agreed() {
        agree(1);

        assertThat(store().deal(TENANT, deal(1))).contains(deal(deal(1), "AGREED", EXPIRY));
        assertThat(store().deal(OTHER_TENANT, deal(1))).isEmpty();
        assertRefused(
                append().deal(new DealChange.Add(deal(deal(1), "AGREED", EXPIRY))),
                new CommitResult.DealRefused(deal(1)));
    }

    @Test
    default void moves_a_deal_on_from_the_states_that_are_named() {
        agree(1);
        write(append().deal(redeem(1, NOON, "o1")));

        assertThat(store().deal(TENANT, deal(1)).map(DealRow::standing)).contains(standing("REDEEMED", "o1"));
        assertRefused(append().deal(redeem(1, NOON, "o2")), new CommitResult.DealRefused(deal(1)));
        assertRefused(append().deal(redeem(2, NOON, "o2")), new CommitResult.DealRefused(deal(2)));
        DealChange fromNowhere =
                new DealChange.Move(deal(1), Set.of(), Optional.empty(), Optional.empty(), standing("X", "o"));
        assertRefused(append().deal(fromNowhere), new CommitResult.DealRefused(deal(1)));
    }

    @Test
    default void redeems_before_the_expiry_and_expires_at_it() {
        agree(1);
        agree(2);

        assertRefused(append().deal(redeem(1, EXPIRY, "o1")), new CommitResult.DealRefused(deal(1)));
        assertRefused(append().deal(expire(1, EXPIRY.minusNanos(1_000))), new CommitResult.DealRefused(deal(1)));
        assertThat(write(append().deal(expire(1, EXPIRY)))).isEqualTo(new CommitResult.Appended());
        assertThat(write(append().deal(redeem(2, EXPIRY.minusNanos(1_000), "o1"))))
                .isEqualTo(new CommitResult.Appended());
    }

    @Test
    default void several_deals_move_together_or_not_at_all() {
        agree(1);
        agree(2);
        write(append().deal(redeem(2, NOON, "o1")));

        assertRefused(
                append().deal(redeem(1, NOON, "o2")).deal(redeem(2, NOON, "o2")),
                new CommitResult.DealRefused(deal(2)));
    }

    @Test
    default void of_many_orders_for_one_deal_one_redeems_it() {
        agree(1);

        List<CommitResult> results = atOnce(12, order -> write(append().deal(redeem(1, NOON, "o" + order))));

        assertThat(results).filteredOn(CommitResult.Appended.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(new CommitResult.DealRefused(deal(1))::equals)
                .hasSize(11);
    }

    @Test
    default void lists_deals_by_principal_negotiation_and_order() {
        for (int i = 1; i <= 3; i++) {
            agree(i);
        }
        write(append().deal(redeem(2, NOON, "o1")).deal(redeem(1, NOON, "o1")));

        assertThat(ids(store().deals(TENANT, BUYER, Optional.empty(), 2))).containsExactly(deal(3), deal(2));
        assertThat(ids(store().deals(TENANT, SELLER, Optional.of(deal(2)), 2))).containsExactly(deal(1));
        assertThat(store().deals(TENANT, new PrincipalId("nobody"), Optional.empty(), 2))
                .isEmpty();
        assertThat(ids(store().dealsOf(TENANT, negotiation(1)))).containsExactly(deal(1), deal(2), deal(3));
        assertThat(ids(store().dealsOf(TENANT, new OrderReference("o1")))).containsExactly(deal(1), deal(2));
        assertThat(store().dealsOf(TENANT, new OrderReference("o2"))).isEmpty();
        assertThat(store().dealsOf(OTHER_TENANT, new OrderReference("o1"))).isEmpty();
    }
}
