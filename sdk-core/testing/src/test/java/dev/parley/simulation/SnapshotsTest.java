// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.simulation.LongNegotiation.BUYER;
import static dev.parley.simulation.LongNegotiation.SELLER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.EventView;
import dev.parley.api.NegotiationView;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.api.TranscriptExport;
import dev.parley.application.snapshot.SealedSnapshots;
import dev.parley.application.snapshot.Snapshot;
import dev.parley.application.store.Store;
import dev.parley.application.store.StoredSnapshot;
import dev.parley.audit.AuditEvent;
import dev.parley.audit.TranscriptVerification;
import dev.parley.audit.TranscriptVerifier;
import dev.parley.model.Bytes;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.port.StoreUnavailableException;
import dev.parley.testing.TestParley;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
            talk.pause(EVENTS / 8);
            talk.haggle(20);
            talk.pause(EVENTS / 8);
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

    /** Every twenty-fifth page is asked of a node that is new. */
    private static List<Long> numbers(LongNegotiation talk, Ground ground) {
        List<Long> numbers = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            try (LongNegotiation.Node node = talk.node()) {
                for (int i = 0; i < 25 && (i == 0 || cursor.isPresent()); i++) {
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

    @ParameterizedTest
    @EnumSource
    void snapshots_that_are_broken_or_of_another_form_are_passed_over_and_made_again(Ground ground) {
        try (LongNegotiation talk = new LongNegotiation(ground, 10)) {
            talk.pause(30);
            NegotiationView expected;
            try (LongNegotiation.Node node = talk.node()) {
                expected = node.find(BUYER, talk.id());
            }
            StoredSnapshot last = snapshot(talk, Long.MAX_VALUE).orElseThrow();
            assertThat(last.seq()).isGreaterThan(50);
            List<Consumer<StoredSnapshot>> harms = List.of(
                    whole -> keep(
                            talk,
                            whole.seq(),
                            flipped(whole.content(), whole.content().length() - 1)),
                    whole -> keep(talk, whole.seq(), flipped(whole.content(), 1)),
                    whole -> keep(
                            talk, whole.seq(), Arrays.copyOf(whole.content().toArray(), 40)),
                    whole -> keep(talk, whole.seq(), new byte[] {'{', '}'}),
                    whole -> keep(
                            talk,
                            whole.seq(),
                            snapshot(talk, 20).orElseThrow().content().toArray()),
                    whole -> new SealedSnapshots(talk.store(), talk.keys())
                            .keep(BUYER.tenant(), talk.id(), ofAnotherForm(whole.seq())));
            for (Consumer<StoredSnapshot> harm : harms) {
                for (long seq = last.seq();
                        seq > 20;
                        seq = snapshot(talk, seq - 1).orElseThrow().seq()) {
                    harm.accept(snapshot(talk, seq).orElseThrow());
                }
                try (LongNegotiation.Node rebuilding = talk.node();
                        LongNegotiation.Node next = talk.node()) {
                    assertThat(rebuilding.find(BUYER, talk.id())).isEqualTo(expected);
                    assertThat(rebuilding.rows().taken().kept()).isGreaterThan(3);
                    assertThat(next.find(BUYER, talk.id())).isEqualTo(expected);
                    assertThat(next.rows().taken().events()).isLessThanOrEqualTo(12);
                }
            }
        }
    }

    private static Optional<StoredSnapshot> snapshot(LongNegotiation talk, long atMost) {
        return talk.store().snapshot(BUYER.tenant(), talk.id(), atMost);
    }

    private static void keep(LongNegotiation talk, long seq, byte... content) {
        assertThat(talk.store().keepSnapshot(new StoredSnapshot(BUYER.tenant(), talk.id(), seq, Bytes.of(content))))
                .isTrue();
    }

    private static byte[] flipped(Bytes content, int place) {
        byte[] bytes = content.toArray();
        bytes[place] ^= 1;
        return bytes;
    }

    private static Snapshot ofAnotherForm(long seq) {
        Hash other = Hash.sha256("other".getBytes(StandardCharsets.UTF_8));
        return new Snapshot(seq, other, other, other, Json.object().build());
    }

    @ParameterizedTest
    @EnumSource
    void a_node_that_stops_before_it_keeps_a_snapshot_loses_nothing(Ground ground) {
        try (LongNegotiation talk = new LongNegotiation(ground, 10, SnapshotsTest::keepingNone)) {
            talk.haggle(20);
            assertThat(snapshot(talk, Long.MAX_VALUE)).isEmpty();
            NegotiationView expected =
                    talk.first().parley().negotiations().find(BUYER, talk.id()).orElseThrow();
            try (LongNegotiation.Node one = talk.node();
                    LongNegotiation.Node other = talk.node()) {
                assertThat(List.of(one, other).parallelStream()
                                .map(node -> node.find(BUYER, talk.id()))
                                .toList())
                        .containsOnly(expected);
                assertThat(snapshot(talk, Long.MAX_VALUE).orElseThrow().seq()).isEqualTo(21);
            }
            try (LongNegotiation.Node next = talk.node()) {
                assertThat(next.find(BUYER, talk.id())).isEqualTo(expected);
                assertThat(next.rows().taken().snapshots()).isEqualTo(1);
            }
        }
    }

    private static Store keepingNone(Store store) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (method.isDefault()) {
                        return InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    if (method.getName().equals("keepSnapshot")) {
                        throw new StoreUnavailableException("the node has stopped");
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @ParameterizedTest
    @EnumSource
    void an_erased_negotiation_has_no_snapshot_is_read_at_once_and_verifies(Ground ground) {
        try (LongNegotiation talk = new LongNegotiation(ground, EVERY)) {
            talk.haggle(2);
            talk.pause(EVENTS / 8);
            talk.end();
            TranscriptExport before = transcript(talk);
            assertThat(snapshot(talk, Long.MAX_VALUE)).isPresent();

            talk.first()
                    .parley()
                    .erasures()
                    .erase(TestParley.OPERATOR, BUYER.principal(), talk.first().key())
                    .orElseThrow();
            talk.first().parley().runDue();

            assertThat(snapshot(talk, Long.MAX_VALUE)).isEmpty();
            try (LongNegotiation.Node node = talk.node()) {
                NegotiationView view = node.find(SELLER, talk.id());
                assertThat(view.details().canonicalText()).isEqualTo("{\"erased\":true}");
                assertThat(node.rows().taken().events()).isLessThanOrEqualTo(2);
            }
            TranscriptExport after = transcript(talk);
            assertThat(after.events()).hasSize(before.events().size() + 1);
            TranscriptVerification verification = TranscriptVerifier.verify(
                    after.events().stream().map(AuditEvent::fromJson).toList());
            assertThat(verification).isInstanceOf(TranscriptVerification.Intact.class);
        }
    }

    private static TranscriptExport transcript(LongNegotiation talk) {
        return talk.first()
                .parley()
                .negotiations()
                .transcript(SELLER, talk.id())
                .orElseThrow();
    }
}
