// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import static dev.parley.store.Samples.LEASE;
import static dev.parley.store.Samples.NOON;
import static dev.parley.store.Samples.append;
import static dev.parley.store.Samples.deal;
import static dev.parley.store.Samples.due;
import static dev.parley.store.Samples.ended;
import static dev.parley.store.Samples.head;
import static dev.parley.store.Samples.message;
import static dev.parley.store.Samples.negotiation;
import static dev.parley.store.Samples.next;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.store.DealChange;
import dev.parley.application.store.DealRow;
import dev.parley.application.store.DueWorkCounts;
import dev.parley.application.store.Head;
import dev.parley.application.store.NewMessage;
import dev.parley.application.store.OutboxMessage;
import dev.parley.model.DealId;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is taken for a time: deadlines and messages. */
interface ClaimConformance extends StoreUnderTest {
    private void open(int number, Instant deadline) {
        write(append().stream(next(due(head(negotiation(number), 1), deadline))));
    }

    private List<NegotiationId> claimDue(Instant now, int max) {
        return store().claimDue(now, LEASE, max).stream().map(Head::id).toList();
    }

    private List<DealId> claimExpired(Instant now, int max) {
        return store().claimExpired(now, LEASE, max).stream().map(DealRow::id).toList();
    }

    private List<OutboxMessage> claimMessages(Instant now, int max) {
        return store().claimMessages(NewMessage.OWN, now, LEASE, max);
    }

    private static List<Long> numbers(List<OutboxMessage> messages) {
        return messages.stream()
                .map(message -> message.body().get("n").integer())
                .toList();
    }

    @Test
    default void takes_what_is_due_longest_overdue_first() {
        open(1, NOON.plusSeconds(2));
        open(2, NOON.plusSeconds(1));
        open(3, NOON.plusSeconds(3));
        open(4, NOON.plusSeconds(2).plusNanos(1_000));

        assertThat(store().nextDeadline()).contains(NOON.plusSeconds(1));
        assertThat(claimDue(NOON, 10)).isEmpty();
        assertThat(claimDue(NOON.plusSeconds(2), 1)).containsExactly(negotiation(2));
        assertThat(claimDue(NOON.plusSeconds(2), 10)).containsExactly(negotiation(1));
        assertThat(store().nextDeadline()).contains(NOON.plusSeconds(2).plusNanos(1_000));
    }

    @Test
    default void what_is_taken_comes_again_when_the_lease_ends() {
        open(1, NOON);

        assertThat(claimDue(NOON, 10)).hasSize(1);
        assertThat(claimDue(NOON.plus(LEASE).minusNanos(1_000), 10)).isEmpty();
        assertThat(store().nextDeadline()).contains(NOON.plus(LEASE));
        assertThat(claimDue(NOON.plus(LEASE), 10)).hasSize(1);
    }

    @Test
    default void writing_the_head_ends_the_lease() {
        open(1, NOON);
        open(2, NOON);
        claimDue(NOON, 10);
        write(append().stream(next(due(head(negotiation(1), 2), NOON.plusSeconds(1)))));
        write(append().stream(next(ended(due(head(negotiation(2), 2), NOON.plusSeconds(1))))));

        assertThat(store().nextDeadline()).contains(NOON.plusSeconds(1));
        assertThat(claimDue(NOON.plusSeconds(1), 10)).containsExactly(negotiation(1));
        assertThat(claimDue(NOON.plus(LEASE).plus(LEASE), 10)).containsExactly(negotiation(1));
    }

    @Test
    default void a_negotiation_without_deadline_is_never_due() {
        write(append().stream(next(negotiation(1), 0)));

        assertThat(store().nextDeadline()).isEmpty();
        assertThat(claimDue(NOON.plusSeconds(1_000_000), 10)).isEmpty();
    }

    @Test
    default void two_claimers_at_once_never_take_the_same() {
        for (int i = 1; i <= 40; i++) {
            open(i, NOON);
            write(append().message(message("key " + i, i)));
        }

        List<List<NegotiationId>> heads = atOnce(4, claimer -> drained(() -> claimDue(NOON, 3)));
        List<List<Long>> messages = atOnce(4, claimer -> drained(() -> numbers(claimMessages(NOON, 3))));

        assertThat(heads.stream().flatMap(List::stream).toList()).doesNotHaveDuplicates();
        assertThat(messages.stream().flatMap(List::stream).toList()).doesNotHaveDuplicates();
        List<NegotiationId> allHeads =
                new ArrayList<>(heads.stream().flatMap(List::stream).toList());
        allHeads.addAll(claimDue(NOON, 100));
        List<Long> allMessages =
                new ArrayList<>(messages.stream().flatMap(List::stream).toList());
        allMessages.addAll(numbers(claimMessages(NOON, 100)));
        assertThat(allHeads).hasSize(40).doesNotHaveDuplicates();
        assertThat(allMessages).hasSize(40).doesNotHaveDuplicates();
    }

    private static <T> List<T> drained(Supplier<List<T>> claim) {
        List<T> all = new ArrayList<>();
        for (List<T> claimed = claim.get(); !claimed.isEmpty(); claimed = claim.get()) {
            all.addAll(claimed);
        }
        return all;
    }

    @Test
    default void takes_deals_that_have_expired_while_agreed_or_in_checkout() {
        write(append().deal(new DealChange.Add(deal(deal(1), "AGREED", NOON)))
                .deal(new DealChange.Add(deal(deal(2), "IN_CHECKOUT", NOON.minusSeconds(1))))
                .deal(new DealChange.Add(deal(deal(3), "REDEEMED", NOON)))
                .deal(new DealChange.Add(deal(deal(4), "AGREED", NOON.plusSeconds(1)))));

        assertThat(store().nextDeadline()).contains(NOON.minusSeconds(1));
        assertThat(claimExpired(NOON, 10)).containsExactly(deal(2), deal(1));
        assertThat(claimExpired(NOON, 10)).isEmpty();
        assertThat(store().nextDeadline()).contains(NOON.plusSeconds(1));

        write(append().deal(new DealChange.Move(
                deal(1),
                Set.of("AGREED"),
                Optional.empty(),
                Optional.of(NOON),
                new DealRow.Standing(
                        "EXPIRED",
                        NOON,
                        Optional.empty(),
                        Json.object().put("state", "EXPIRED").build()))));
        assertThat(claimExpired(NOON.plus(LEASE), 10)).containsExactly(deal(2), deal(4));
    }

    @Test
    default void of_one_key_only_the_oldest_message_is_out() {
        write(append().message(message("a", 1)).message(message("b", 2)).message(message("a", 3)));
        write(append().message(message("b", 4)));

        List<OutboxMessage> first = claimMessages(NOON, 10);
        assertThat(numbers(first)).containsExactly(1L, 2L);
        assertThat(claimMessages(NOON, 10)).isEmpty();

        store().acknowledge(first.get(0));
        assertThat(numbers(claimMessages(NOON, 10))).containsExactly(3L);
        assertThat(numbers(claimMessages(NOON.plus(LEASE), 10))).containsExactly(2L, 3L);
    }

    @Test
    default void a_message_that_is_given_back_holds_back_those_behind_it() {
        write(append().message(message("a", 1)).message(message("a", 2)).message(message("b", 3)));
        List<OutboxMessage> first = claimMessages(NOON, 1);
        store().retryAt(first.get(0), NOON.plusSeconds(5));

        assertThat(numbers(claimMessages(NOON, 10))).containsExactly(3L);
        List<OutboxMessage> again = claimMessages(NOON.plusSeconds(5), 10);
        assertThat(numbers(again)).containsExactly(1L);
        assertThat(again.get(0).attempts()).isEqualTo(1);
        assertThat(first.get(0).attempts()).isZero();
    }

    @Test
    default void a_message_is_not_out_before_it_is_ready() {
        write(append().message(message("a", 1)));

        assertThat(claimMessages(NOON.minusNanos(1_000), 10)).isEmpty();
        assertThat(claimMessages(NOON, 10)).hasSize(1);
    }

    @Test
    default void acknowledging_twice_does_nothing_more() {
        write(append().message(message("a", 1)).message(message("a", 2)));
        OutboxMessage first = claimMessages(NOON, 1).get(0);
        store().acknowledge(first);
        store().acknowledge(first);
        store().retryAt(first, NOON);

        assertThat(numbers(claimMessages(NOON, 10))).containsExactly(2L);
    }

    @Test
    default void counts_what_is_due_and_unclaimed_and_since_when() {
        open(1, NOON.plusSeconds(2));
        open(2, NOON.plusSeconds(1));
        open(3, NOON.plusSeconds(60));
        write(append().message(new NewMessage("happened", "told", Json.of("body"), NOON.plusSeconds(3))));

        assertThat(store().backlog(NOON, 10)).isEqualTo(new DueWorkCounts(0, 0, Optional.empty(), new TreeMap<>()));
        assertThat(store().backlog(NOON.plusSeconds(5), 10))
                .isEqualTo(new DueWorkCounts(
                        2, 0, Optional.of(NOON.plusSeconds(1)), waiting(1, 0, Optional.of(NOON.plusSeconds(3)))));
        assertThat(store().backlog(NOON.plusSeconds(5), 1).deadlines()).isEqualTo(1);

        claimDue(NOON.plusSeconds(5), 1);
        OutboxMessage taken = claimMessages(NOON.plusSeconds(5), 1).get(0);
        assertThat(store().backlog(NOON.plusSeconds(5), 10))
                .as("what somebody is at is not done yet")
                .isEqualTo(new DueWorkCounts(
                        1, 0, Optional.of(NOON.plusSeconds(2)), waiting(1, 0, Optional.of(NOON.plusSeconds(3)))));

        store().retryAt(taken, NOON.plusSeconds(30));
        assertThat(store().backlog(NOON.plusSeconds(5), 10).queues()).isEqualTo(waiting(0, 1, Optional.empty()));
        assertThat(store().backlog(NOON.plusSeconds(30), 10).queues())
                .isEqualTo(waiting(1, 1, Optional.of(NOON.plusSeconds(30))));
    }

    private static SortedMap<String, DueWorkCounts.Queue> waiting(long ready, long failing, Optional<Instant> oldest) {
        return new TreeMap<>(Map.of(NewMessage.OWN, new DueWorkCounts.Queue(ready, failing, oldest)));
    }

    @Test
    default void each_queue_is_taken_from_alone() {
        write(append().message(message("a", 1))
                .message(queued("mail", "mail\na", 2))
                .message(message("b", 3)));

        assertThat(numbers(store().claimMessages("mail", NOON, LEASE, 10))).containsExactly(2L);
        assertThat(store().claimMessages("search", NOON, LEASE, 10)).isEmpty();
        assertThat(numbers(claimMessages(NOON, 10))).containsExactly(1L, 3L);
        assertThat(store().backlog(NOON, 10).queues().keySet()).containsExactly("mail", NewMessage.OWN);
    }

    private static NewMessage queued(String queue, String key, int number) {
        NewMessage message = message(key, number);
        return new NewMessage(queue, message.topic(), key, message.body(), message.readyAt());
    }

    @Test
    default void a_lease_that_is_lengthened_or_cut_short_decides_when_a_message_comes_again() {
        write(append().message(message("a", 1)).message(message("a", 2)));
        List<OutboxMessage> taken = claimMessages(NOON, 10);
        store().lease(taken, NOON.plus(LEASE).plus(LEASE));
        assertThat(claimMessages(NOON.plus(LEASE), 10)).isEmpty();

        store().lease(taken, NOON.plusSeconds(1));
        List<OutboxMessage> again = claimMessages(NOON.plusSeconds(1), 10);
        assertThat(numbers(again)).containsExactly(1L);
        assertThat(again.get(0).attempts()).isZero();

        store().acknowledge(again.get(0));
        store().lease(again, NOON.plus(LEASE));
        assertThat(numbers(claimMessages(NOON.plusSeconds(1), 10))).containsExactly(2L);
    }

    @Test
    default void a_message_that_is_given_back_comes_again_with_what_is_left_of_it() {
        write(append().message(message("a", 1)));
        OutboxMessage taken = claimMessages(NOON, 1).get(0);
        store().retryAt(taken.with(Json.object().put("n", 7).build()), NOON);

        assertThat(numbers(claimMessages(NOON, 10))).containsExactly(7L);
    }
}
