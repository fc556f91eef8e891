// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import static dev.parley.store.Samples.BUYER;
import static dev.parley.store.Samples.LISTING;
import static dev.parley.store.Samples.OTHER_TENANT;
import static dev.parley.store.Samples.SELLER;
import static dev.parley.store.Samples.TENANT;
import static dev.parley.store.Samples.append;
import static dev.parley.store.Samples.ended;
import static dev.parley.store.Samples.event;
import static dev.parley.store.Samples.head;
import static dev.parley.store.Samples.negotiation;
import static dev.parley.store.Samples.next;
import static dev.parley.store.Samples.seated;
import static dev.parley.store.Samples.seats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.application.store.AccountChange;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Head;
import dev.parley.application.store.HeadQuery;
import dev.parley.application.store.PartPlace;
import dev.parley.application.store.StoredEvent;
import dev.parley.application.store.StreamAppend;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Streams of events and their heads. */
interface StreamConformance extends StoreUnderTest {
    /** Who decided on what another has changed since must decide again, though what it would release is gone. */
    @Test
    default void a_release_decided_on_a_stale_stream_is_a_conflict() {
        write(append().account(AccountSamples.hold("n1", 4).openingWith(10)).stream(next(negotiation(1), 0)));
        write(append().account(AccountChange.release(AccountSamples.BUDGET, "n1", 4)).stream(next(negotiation(1), 1)));

        assertRefused(
                append().account(AccountChange.release(AccountSamples.BUDGET, "n1", 4)).stream(next(negotiation(1), 1)),
                new CommitResult.Conflict());
    }

    @Test
    default void parts_that_are_erased_lose_salt_and_content_and_keep_everything_else() {
        StreamAppend first = next(negotiation(1), 0, 3);
        write(append().stream(first));
        write(append().stream(next(negotiation(2), 0, 3)));
        StreamAppend more = next(negotiation(1), 3);
        Head erased = more.head().erasedBy(4);

        write(append().stream(new StreamAppend(
                3, more.events(), erased, List.of(), List.of(new PartPlace(1, 0), new PartPlace(3, 0)))));

        List<StoredEvent> now = store().events(TENANT, negotiation(1), 0);
        assertThat(store().head(TENANT, negotiation(1))).contains(erased);
        assertThat(now.get(0)).isEqualTo(first.events().get(0).erased(0));
        assertThat(now.get(1)).isEqualTo(first.events().get(1));
        assertThat(now.get(2)).isEqualTo(first.events().get(2).erased(0));
        assertThat(now.get(0).parts().get(0).content()).isEmpty();
        assertThat(store().events(TENANT, negotiation(2), 0)
                        .get(0)
                        .parts()
                        .get(0)
                        .content())
                .isPresent();
    }

    @Test
    default void forgets_ended_negotiations_the_earliest_first_and_no_others() {
        for (int i = 1; i <= 4; i++) {
            StreamAppend first = next(negotiation(i), 0, i);
            write(append().stream(
                    new StreamAppend(0, first.events(), i == 2 ? first.head() : Samples.ended(first.head()))));
        }
        Instant before = store().head(TENANT, negotiation(4)).orElseThrow().updatedAt();

        assertThat(store().purgeNegotiations(before, 1)).isEqualTo(1);
        assertThat(store().head(TENANT, negotiation(1))).isEmpty();
        assertThat(store().events(TENANT, negotiation(1), 0)).isEmpty();
        assertThat(store().seat(TENANT, negotiation(1), Samples.BUYER)).isEmpty();
        assertThat(store().purgeNegotiations(before, 9)).isEqualTo(1);
        assertThat(store().purgeNegotiations(before, 9)).isZero();
        assertThat(store().head(TENANT, negotiation(2))).isPresent();
        assertThat(store().head(TENANT, negotiation(3))).isEmpty();
        assertThat(store().events(TENANT, negotiation(4), 0)).hasSize(4);
    }

    @Test
    default void keeps_events_and_head_as_they_were_written() {
        StreamAppend first = next(negotiation(1), 0, 3);

        assertThat(write(append().stream(first))).isEqualTo(new CommitResult.Appended());

        assertThat(store().head(TENANT, negotiation(1))).contains(first.head());
        assertThat(store().events(TENANT, negotiation(1), 0)).isEqualTo(first.events());
        assertThat(store().events(TENANT, negotiation(1), 2))
                .isEqualTo(first.events().subList(2, 3));
        assertThat(store().events(TENANT, negotiation(1), 3)).isEmpty();
    }

    @Test
    default void reads_nothing_of_another_tenant() {
        write(append().stream(next(negotiation(1), 0)));

        assertThat(store().head(OTHER_TENANT, negotiation(1))).isEmpty();
        assertThat(store().events(OTHER_TENANT, negotiation(1), 0)).isEmpty();
        assertThat(store().openOn(OTHER_TENANT, LISTING, Optional.empty(), 10)).isEmpty();
    }

    @Test
    default void a_version_that_is_not_the_last_one_is_a_conflict() {
        write(append().stream(next(negotiation(1), 0, 2)));

        assertRefused(append().stream(next(negotiation(1), 0)), new CommitResult.Conflict());
        assertRefused(append().stream(next(negotiation(1), 1)), new CommitResult.Conflict());
        assertRefused(append().stream(next(negotiation(1), 3)), new CommitResult.Conflict());
        assertRefused(append().stream(next(negotiation(2), 1)), new CommitResult.Conflict());
        assertThat(write(append().stream(next(negotiation(1), 2)))).isEqualTo(new CommitResult.Appended());
    }

    @Test
    default void many_writers_of_one_stream_one_wins_each_version() {
        for (int version = 0; version < 10; version++) {
            int expected = version;
            List<CommitResult> results = atOnce(8, writer -> write(append().stream(next(negotiation(1), expected))));
            assertThat(results)
                    .filteredOn(CommitResult.Appended.class::isInstance)
                    .hasSize(1);
            assertThat(results)
                    .filteredOn(CommitResult.Conflict.class::isInstance)
                    .hasSize(7);
        }
        assertThat(store().events(TENANT, negotiation(1), 0)).hasSize(10);
    }

    @Test
    default void a_batch_says_for_each_append_what_became_of_it() {
        write(append().stream(next(negotiation(2), 0)));

        List<CommitResult> results = store().commit(List.of(
                append().stream(next(negotiation(1), 0)).build(),
                append().stream(next(negotiation(2), 0)).build(),
                append().stream(next(negotiation(3), 0)).build(),
                append().stream(next(negotiation(3), 1)).build(),
                append().stream(next(negotiation(4), 5)).build()));

        assertThat(results)
                .containsExactly(
                        new CommitResult.Appended(),
                        new CommitResult.Conflict(),
                        new CommitResult.Appended(),
                        new CommitResult.Appended(),
                        new CommitResult.Conflict());
        assertThat(store().head(TENANT, negotiation(3)).map(Head::version)).contains(2L);
        assertThat(store().head(TENANT, negotiation(4))).isEmpty();
    }

    @Test
    default void an_empty_batch_has_no_results() {
        assertThat(store().commit(List.<Append>of())).isEmpty();
    }

    @Test
    default void keeps_large_events() {
        StreamAppend large =
                new StreamAppend(0, List.of(event(1, 256 * 1024), event(2, 256 * 1024)), head(negotiation(1), 2));

        write(append().stream(large));

        assertThat(store().events(TENANT, negotiation(1), 0)).isEqualTo(large.events());
    }

    @Test
    default void lists_heads_newest_first_and_goes_on_from_a_cursor() {
        for (int i = 1; i <= 5; i++) {
            write(append().stream(next(negotiation(i), 0)));
        }

        assertThat(ids(store().heads(query(Optional.empty(), 2)))).containsExactly(negotiation(5), negotiation(4));
        assertThat(ids(store().heads(query(Optional.of(negotiation(4)), 2))))
                .containsExactly(negotiation(3), negotiation(2));
        assertThat(ids(store().heads(query(Optional.of(negotiation(1)), 2)))).isEmpty();
    }

    private static HeadQuery query(Optional<NegotiationId> before, int limit) {
        return new HeadQuery(
                TENANT, Optional.of(BUYER), Optional.empty(), Optional.empty(), Optional.empty(), before, limit);
    }

    private static List<NegotiationId> ids(List<Head> heads) {
        return heads.stream().map(Head::id).toList();
    }

    @Test
    default void lists_heads_by_principal_role_listing_and_whether_open() {
        PrincipalId both = new PrincipalId("both");
        write(append().stream(next(seated(head(negotiation(1), 1), seats(both, SELLER)))));
        write(append().stream(next(seated(head(negotiation(2), 1), seats(BUYER, both)))));
        write(append().stream(next(ended(seated(head(negotiation(3), 1), seats(both, SELLER))))));

        assertThat(ids(heads(Optional.of(both), Optional.empty(), Optional.empty(), Optional.empty())))
                .containsExactly(negotiation(3), negotiation(2), negotiation(1));
        assertThat(ids(heads(Optional.of(both), Optional.of(SeatRole.BUYER), Optional.empty(), Optional.of(true))))
                .containsExactly(negotiation(1));
        assertThat(ids(heads(Optional.of(both), Optional.empty(), Optional.empty(), Optional.of(false))))
                .containsExactly(negotiation(3));
        assertThat(heads(Optional.of(both), Optional.empty(), Optional.of(new ListingRef("sofa")), Optional.empty()))
                .isEmpty();
        assertThat(ids(heads(Optional.empty(), Optional.empty(), Optional.of(LISTING), Optional.empty())))
                .hasSize(3);
    }

    private List<Head> heads(
            Optional<PrincipalId> principal,
            Optional<SeatRole> role,
            Optional<ListingRef> listing,
            Optional<Boolean> open) {
        return store().heads(new HeadQuery(TENANT, principal, role, listing, open, Optional.empty(), 200));
    }

    @Test
    default void a_head_is_listed_for_who_was_there_from_the_start_and_for_who_joined() {
        PrincipalId late = new PrincipalId("late");
        Seat joined = new Seat(new SeatId("buyer-3"), SeatRole.BUYER, late);
        write(append().stream(next(negotiation(1), 0)));
        write(append().stream(joining(head(negotiation(1), 2), joined)));
        write(append().stream(next(negotiation(1), 2)));

        assertThat(heads(Optional.of(late), Optional.of(SeatRole.BUYER), Optional.empty(), Optional.empty()))
                .containsExactly(head(negotiation(1), 3));
        assertThat(heads(Optional.of(late), Optional.of(SeatRole.SELLER), Optional.empty(), Optional.empty()))
                .isEmpty();
        assertThat(heads(Optional.of(BUYER), Optional.empty(), Optional.empty(), Optional.empty()))
                .hasSize(1);
        assertThat(store().seat(TENANT, negotiation(1), late)).contains(joined);
        assertThat(store().seat(TENANT, negotiation(1), SELLER))
                .contains(seats(BUYER, SELLER).get(1));
        assertThat(store().seat(TENANT, negotiation(2), SELLER)).isEmpty();
        assertThat(store().seat(OTHER_TENANT, negotiation(1), late)).isEmpty();
    }

    @Test
    default void who_joins_with_an_append_that_is_refused_has_no_seat() {
        PrincipalId late = new PrincipalId("late");
        write(append().stream(next(negotiation(1), 0)));

        assertRefused(
                append().stream(
                        joining(head(negotiation(1), 3), new Seat(new SeatId("buyer-3"), SeatRole.BUYER, late))),
                new CommitResult.Conflict());
        assertThat(store().seat(TENANT, negotiation(1), late)).isEmpty();
    }

    private static StreamAppend joining(Head head, Seat seat) {
        return new StreamAppend(head.version() - 1, List.of(event(head.version(), 40)), head, List.of(seat));
    }

    @Test
    default void events_are_read_some_at_a_time() {
        write(append().stream(next(negotiation(1), 0, 7)));

        assertThat(store().events(TENANT, negotiation(1), 2, 3))
                .extracting(StoredEvent::seq)
                .containsExactly(3L, 4L, 5L);
        assertThat(store().events(TENANT, negotiation(1), 5, 3))
                .extracting(StoredEvent::seq)
                .containsExactly(6L, 7L);
        assertThat(store().events(TENANT, negotiation(1), 0, Integer.MAX_VALUE)).hasSize(7);
    }

    @Test
    default void takes_more_events_and_seats_at_once_than_a_statement_has_parameters() {
        int many = 4_500;
        List<Seat> joined = IntStream.range(0, many)
                .mapToObj(i -> new Seat(new SeatId("late-" + i), SeatRole.BUYER, new PrincipalId("p" + i)))
                .toList();
        StreamAppend events = next(negotiation(1), 0, many);
        write(append().stream(new StreamAppend(0, events.events(), events.head(), joined)));

        assertThat(store().events(TENANT, negotiation(1), 0)).isEqualTo(events.events());
        assertThat(store().seat(TENANT, negotiation(1), new PrincipalId("p4499")))
                .contains(joined.get(4_499));
    }

    @Test
    default void lists_open_negotiations_on_a_listing_by_id() {
        for (int i = 1; i <= 4; i++) {
            write(append().stream(next(negotiation(i), 0)));
        }
        write(append().stream(next(ended(head(negotiation(2), 2)))));

        assertThat(ids(store().openOn(TENANT, LISTING, Optional.empty(), 2)))
                .containsExactly(negotiation(1), negotiation(3));
        assertThat(ids(store().openOn(TENANT, LISTING, Optional.of(negotiation(3)), 2)))
                .containsExactly(negotiation(4));
    }

    @Test
    default void an_append_of_another_tenants_negotiation_is_a_programming_error() {
        Append.Builder foreign = Append.to(OTHER_TENANT).stream(next(negotiation(1), 0));

        assertThatThrownBy(foreign::build).isInstanceOf(IllegalArgumentException.class);
    }
}
