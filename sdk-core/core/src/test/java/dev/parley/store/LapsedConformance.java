// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import static dev.parley.store.Samples.LEASE;
import static dev.parley.store.Samples.LISTING;
import static dev.parley.store.Samples.NOON;
import static dev.parley.store.Samples.OTHER_TENANT;
import static dev.parley.store.Samples.TENANT;
import static dev.parley.store.Samples.append;
import static dev.parley.store.Samples.deal;
import static dev.parley.store.Samples.due;
import static dev.parley.store.Samples.ended;
import static dev.parley.store.Samples.head;
import static dev.parley.store.Samples.negotiation;
import static dev.parley.store.Samples.next;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.store.AccountChange;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.DealChange;
import dev.parley.application.store.Head;
import dev.parley.application.store.Lapsed;
import dev.parley.application.store.LapsedQuery;
import dev.parley.model.ItemId;
import dev.parley.model.ListingRef;
import dev.parley.model.MandateId;
import dev.parley.model.NegotiationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What has lapsed and still holds. */
interface LapsedConformance extends StoreUnderTest {
    AccountId BUDGET = AccountId.budget(new MandateId("m1"));

    private void holds(AccountId account, String holder) {
        write(append().account(AccountChange.hold(account, holder, 1).openingWith(100)));
    }

    private void waits(int number, Instant deadline) {
        write(append().stream(next(due(head(negotiation(number), 1), deadline))));
        holds(BUDGET, negotiation(number).value());
    }

    private void agreed(int number, String state, Instant expiry) {
        write(append().deal(new DealChange.Add(deal(deal(number), state, expiry))));
        holds(BUDGET, deal(number).value());
    }

    private List<String> lapsed(AccountId account, Instant until, Optional<NegotiationId> before, int limit) {
        return store().lapsed(new LapsedQuery(TENANT, account, until, before, limit)).stream()
                .map(Lapsed::holder)
                .toList();
    }

    private List<String> lapsed(Instant until) {
        return lapsed(BUDGET, until, Optional.empty(), 10);
    }

    @Test
    default void tells_the_deals_and_negotiations_that_hold_though_their_time_has_passed_longest_overdue_first() {
        waits(1, NOON.plusSeconds(2));
        waits(2, NOON.plusSeconds(4));
        agreed(1, "AGREED", NOON.plusSeconds(3));
        agreed(2, "IN_CHECKOUT", NOON.plusSeconds(1));

        assertThat(lapsed(NOON)).isEmpty();
        assertThat(lapsed(NOON.plusSeconds(3))).containsExactly("d0002", "n0001", "d0001");
        assertThat(lapsed(BUDGET, NOON.plusSeconds(9), Optional.empty(), 2)).containsExactly("d0002", "n0001");
        assertThat(store().lapsed(new LapsedQuery(TENANT, BUDGET, NOON.plusSeconds(2), Optional.empty(), 9)))
                .containsExactly(
                        new Lapsed(Lapsed.Kind.DEAL, "d0002", NOON.plusSeconds(1)),
                        new Lapsed(Lapsed.Kind.NEGOTIATION, "n0001", NOON.plusSeconds(2)));
    }

    @Test
    default void whoever_has_claimed_it_is_not_asked() {
        waits(1, NOON);
        agreed(1, "AGREED", NOON);
        assertThat(store().claimDue(NOON, LEASE, 10)).hasSize(1);
        assertThat(store().claimExpired(NOON, LEASE, 10)).hasSize(1);

        assertThat(lapsed(NOON)).containsExactly("d0001", "n0001");
    }

    @Test
    default void what_has_ended_or_been_paid_and_what_holds_elsewhere_has_not_lapsed() {
        agreed(1, "REDEEMED", NOON);
        waits(1, NOON);
        Head over = ended(due(head(negotiation(1), 2), NOON));
        write(append().stream(next(over)));
        write(append().deal(new DealChange.Add(deal(deal(2), "AGREED", NOON))));
        holds(AccountId.deals(new MandateId("m1")), deal(2).value());
        holds(BUDGET, "nobody");

        assertThat(lapsed(NOON.plusSeconds(9))).isEmpty();
        assertThat(store().lapsed(new LapsedQuery(
                        OTHER_TENANT, AccountId.deals(new MandateId("m1")), NOON, Optional.empty(), 9)))
                .isEmpty();
    }

    @Test
    default void of_deadlines_at_one_instant_those_with_a_lower_id_come_before_another() {
        waits(1, NOON);
        waits(2, NOON);
        waits(3, NOON);
        waits(4, NOON.minusSeconds(1));
        agreed(9, "AGREED", NOON);

        assertThat(lapsed(BUDGET, NOON, Optional.of(negotiation(2)), 9)).containsExactly("n0004", "d0009", "n0001");
        assertThat(lapsed(BUDGET, NOON.minusSeconds(1), Optional.of(negotiation(9)), 9))
                .containsExactly("n0004");
    }

    @Test
    default void for_stock_every_lapsed_deal_on_the_listing_counts() {
        write(append().deal(new DealChange.Add(deal(deal(1), "AGREED", NOON.plusSeconds(1)))));
        write(append().deal(new DealChange.Add(deal(deal(2), "AGREED", NOON))));
        write(append().deal(new DealChange.Add(deal(deal(3), "AGREED", NOON.plusSeconds(2)))));
        ItemId item = new ItemId("bulb");

        assertThat(lapsed(AccountId.stock(LISTING, item), NOON.plusSeconds(1), Optional.empty(), 9))
                .containsExactly("d0002", "d0001");
        assertThat(lapsed(AccountId.stock(new ListingRef("another"), item), NOON.plusSeconds(1), Optional.empty(), 9))
                .isEmpty();
    }
}
