// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import static dev.parley.store.Samples.OTHER_TENANT;
import static dev.parley.store.Samples.TENANT;
import static dev.parley.store.Samples.append;
import static dev.parley.store.Samples.negotiation;
import static dev.parley.store.Samples.next;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.store.PartPlace;
import dev.parley.application.store.StoredSnapshot;
import dev.parley.application.store.StreamAppend;
import dev.parley.model.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Snapshots beside the events, which are never needed. */
interface SnapshotConformance extends StoreUnderTest {
    private static StoredSnapshot snapshot(int number, long seq, String content) {
        return new StoredSnapshot(TENANT, negotiation(number), seq, Bytes.of(content.getBytes(StandardCharsets.UTF_8)));
    }

    private Optional<StoredSnapshot> found(int number, long atMost) {
        return store().snapshot(TENANT, negotiation(number), atMost);
    }

    @Test
    default void finds_the_last_snapshot_at_or_before_an_event() {
        write(append().stream(next(negotiation(1), 0, 40)));
        write(append().stream(next(negotiation(2), 0, 40)));
        StoredSnapshot early = snapshot(1, 9, "early");
        StoredSnapshot late = snapshot(1, 30, "late");

        assertThat(List.of(early, late, snapshot(2, 20, "other"))).allMatch(store()::keepSnapshot);

        assertThat(found(1, 8)).isEmpty();
        assertThat(found(1, 9)).contains(early);
        assertThat(found(1, 29)).contains(early);
        assertThat(found(1, 30)).contains(late);
        assertThat(found(1, Long.MAX_VALUE)).contains(late);
        assertThat(store().snapshot(OTHER_TENANT, negotiation(1), Long.MAX_VALUE))
                .isEmpty();
    }

    @Test
    default void keeps_the_later_of_two_snapshots_of_one_event() {
        write(append().stream(next(negotiation(1), 0, 9)));
        assertThat(store().keepSnapshot(snapshot(1, 9, "broken"))).isTrue();

        assertThat(store().keepSnapshot(snapshot(1, 9, "whole"))).isTrue();

        assertThat(found(1, 9)).contains(snapshot(1, 9, "whole"));
    }

    @Test
    default void two_who_keep_the_same_snapshot_at_once_both_succeed() {
        write(append().stream(next(negotiation(1), 0, 9)));

        List<Boolean> kept = atOnce(4, thread -> store().keepSnapshot(snapshot(1, 9, "same")));

        assertThat(kept).containsOnly(true);
        assertThat(found(1, 9)).contains(snapshot(1, 9, "same"));
    }

    @Test
    default void keeps_no_snapshot_of_what_is_not_there() {
        write(append().stream(next(negotiation(1), 0, 9)));

        assertThat(store().keepSnapshot(snapshot(1, 10, "of the future"))).isFalse();
        assertThat(store().keepSnapshot(snapshot(2, 1, "of nothing"))).isFalse();
        assertThat(found(1, Long.MAX_VALUE)).isEmpty();
    }

    @Test
    default void an_erasure_takes_all_snapshots_along_and_lets_none_come_after_it() {
        write(append().stream(next(negotiation(1), 0, 9)));
        write(append().stream(next(negotiation(2), 0, 9)));
        assertThat(List.of(snapshot(1, 5, "one"), snapshot(1, 9, "two"), snapshot(2, 9, "other")))
                .allMatch(store()::keepSnapshot);
        StreamAppend more = next(negotiation(1), 9);

        write(append().stream(
                new StreamAppend(9, more.events(), more.head().erasedBy(10), List.of(), List.of(new PartPlace(1, 0)))));

        assertThat(found(1, Long.MAX_VALUE)).isEmpty();
        assertThat(store().keepSnapshot(snapshot(1, 9, "late"))).isFalse();
        assertThat(found(1, Long.MAX_VALUE)).isEmpty();
        assertThat(found(2, 9)).isPresent();
    }

    @Test
    default void snapshots_go_with_their_negotiation() {
        StreamAppend first = next(negotiation(1), 0, 9);
        write(append().stream(new StreamAppend(0, first.events(), Samples.ended(first.head()))));
        assertThat(store().keepSnapshot(snapshot(1, 9, "ended"))).isTrue();
        Instant later = first.head().updatedAt().plusSeconds(1);

        assertThat(store().purgeNegotiations(later, 9)).isEqualTo(1);

        assertThat(found(1, Long.MAX_VALUE)).isEmpty();
    }
}
