// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.simulation.LongNegotiation.BUYER;
import static dev.parley.simulation.LongNegotiation.SELLER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.EventView;
import dev.parley.api.NegotiationView;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However much has happened in a negotiation, a node that has not seen it reads a snapshot and the events after it. */
class SnapshotsTest {
    private static final int EVERY = 100;

    /** Enough for 5,000 events in the usual run; {@code -Dparley.events=100000} for as many. */
    private static final int EVENTS = Integer.getInteger("parley.events", 5_000);

    /** What a page or a retry may read: as many events as lie between two snapshots, twice, and what is read in vain. */
    private static final long A_FEW = 4L * EVERY;

    /** Halving finds the snapshot that a page begins with. */
    private static final long SOME_SNAPSHOTS = 20;

    @ParameterizedTest
    @EnumSource
    void another_node_reads_one_snapshot_and_the_events_after_it(Ground ground) {
        try (LongNegotiation talk = new LongNegotiation(ground, EVERY)) {
            talk.haggle(60);
            talk.pause(EVENTS / 2);
            try (LongNegotiation.Node rebuilding = talk.node();
                    LongNegotiation.Node next = talk.node()) {
                NegotiationView rebuilt = rebuilding.find(BUYER, talk.id());
                RowsRead.Counted before = rebuilding.rows().taken();
                assertThat(before.events()).isGreaterThan(EVENTS);
                assertThat(before.mostAtOnce()).isLessThanOrEqualTo(EVERY);
                assertThat(before.kept()).isGreaterThanOrEqualTo(EVENTS / EVERY);

                assertThat(next.find(BUYER, talk.id())).isEqualTo(rebuilt);
                RowsRead.Counted after = next.rows().taken();
                assertThat(after.events()).isLessThanOrEqualTo(EVERY + 2);
                assertThat(after.snapshots()).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_retry_and_a_page_cost_the_same_wherever_they_lie_on_a_node_that_is_new(Ground ground) {
        try (LongNegotiation talk = new LongNegotiation(ground, EVERY)) {
            talk.pause(EVENTS / 4);
            talk.haggle(20);
            talk.pause(EVENTS / 4);
            Outcome<NegotiationView> answer = talk.retryEarly(talk.first());
            try (LongNegotiation.Node rebuilding = talk.node()) {
                rebuilding.find(BUYER, talk.id());
            }
            try (LongNegotiation.Node node = talk.node()) {
                assertThat(talk.retryEarly(node.test())).isEqualTo(answer);
                assertThat(few(node.rows().taken(), ground + ": a retry")).isTrue();
            }
            assertThat(numbers(talk, ground))
                    .isEqualTo(LongStream.rangeClosed(1, talk.head().version())
                            .boxed()
                            .toList());
        }
    }

    /** Every tenth page is asked of a node that is new. */
    private static List<Long> numbers(LongNegotiation talk, Ground ground) {
        List<Long> numbers = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            try (LongNegotiation.Node node = talk.node()) {
                for (int i = 0; i < 10 && (i == 0 || cursor.isPresent()); i++) {
                    Page<EventView> page = node.events(SELLER, talk.id(), cursor);
                    page.items().forEach(event -> numbers.add(event.number()));
                    cursor = page.next();
                    assertThat(few(node.rows().taken(), ground + ": a page")).isTrue();
                }
            }
        } while (cursor.isPresent());
        return numbers;
    }

    private static boolean few(RowsRead.Counted read, String what) {
        boolean few = read.events() <= A_FEW && read.snapshots() <= SOME_SNAPSHOTS;
        if (!few) {
            System.out.println(what + " reads " + read);
        }
        return few;
    }
}
