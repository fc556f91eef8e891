// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import static dev.parley.store.Samples.BUYER;
import static dev.parley.store.Samples.NOON;
import static dev.parley.store.Samples.SELLER;
import static dev.parley.store.Samples.append;
import static dev.parley.store.Samples.deal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.DealChange;
import dev.parley.application.store.DealRow;
import dev.parley.application.store.OrderChange;
import dev.parley.model.Json;
import dev.parley.model.OrderReference;
import dev.parley.model.PrincipalId;
import dev.parley.model.Tenant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** To whom an order's reference belongs. */
interface OrderConformance extends StoreUnderTest {
    Currency EUR = Currency.getInstance("EUR");
    Currency USD = Currency.getInstance("USD");
    OrderReference ORDER = new OrderReference("order-1");
    CommitResult REFUSED = new CommitResult.OrderRefused(ORDER);

    private static Append.Builder takes(int number, PrincipalId buyer, Currency currency) {
        return append().order(new OrderChange.Take(ORDER, buyer, currency)).deal(redeemed(number));
    }

    private static DealChange redeemed(int number) {
        return new DealChange.Move(
                deal(number),
                Set.of("AGREED"),
                Optional.empty(),
                Optional.empty(),
                new DealRow.Standing(
                        "REDEEMED",
                        NOON,
                        Optional.of(ORDER),
                        Json.object().put("state", "REDEEMED").build()));
    }

    private void agreed() {
        for (int number = 1; number <= 3; number++) {
            write(append().deal(new DealChange.Add(deal(deal(number), "AGREED", NOON))));
        }
    }

    @Test
    default void belongs_to_one_buyer_and_currency() {
        agreed();
        assertThat(write(takes(1, BUYER, EUR))).isEqualTo(new CommitResult.Appended());

        assertRefused(takes(2, SELLER, EUR), REFUSED);
        assertRefused(takes(2, BUYER, USD), REFUSED);
        assertThat(write(takes(2, BUYER, EUR))).isEqualTo(new CommitResult.Appended());
    }

    @Test
    default void an_order_that_was_undone_takes_nothing_more() {
        agreed();
        write(takes(1, BUYER, EUR));
        assertThat(write(append().order(new OrderChange.Undo(ORDER)))).isEqualTo(new CommitResult.Appended());

        assertRefused(takes(2, BUYER, EUR), REFUSED);
    }

    @Test
    default void undoing_an_unknown_order_changes_nothing() {
        agreed();
        assertThat(write(append().order(new OrderChange.Undo(ORDER)))).isEqualTo(new CommitResult.Appended());

        assertThat(write(takes(1, BUYER, EUR))).isEqualTo(new CommitResult.Appended());
    }

    @Test
    default void what_is_refused_for_another_reason_leaves_the_reference_free() {
        agreed();
        write(takes(1, BUYER, EUR).order(new OrderChange.Take(new OrderReference("another"), BUYER, EUR)));
        assertRefused(takes(1, BUYER, EUR), new CommitResult.DealRefused(deal(1)));

        assertThat(write(takes(2, SELLER, USD))).isEqualTo(new CommitResult.Appended());
    }

    @Test
    default void the_order_comes_before_the_deals() {
        agreed();
        write(takes(1, BUYER, EUR));

        assertRefused(takes(1, SELLER, EUR), REFUSED);
    }

    @Test
    default void another_tenant_has_its_own() {
        agreed();
        write(takes(1, BUYER, EUR));

        Append.Builder other = Append.to(new Tenant("other")).order(new OrderChange.Take(ORDER, SELLER, USD));
        assertThat(write(other)).isEqualTo(new CommitResult.Appended());
    }

    @Test
    default void of_two_buyers_at_once_one_has_it() {
        agreed();
        List<CommitResult> results = atOnce(2, thread -> write(takes(thread + 1, thread == 0 ? BUYER : SELLER, EUR)));

        assertThat(results).containsExactlyInAnyOrder(new CommitResult.Appended(), REFUSED);
    }
}
