// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.ParleyBuilder;
import dev.parley.Seams;
import dev.parley.adapter.keys.EphemeralKeys;
import dev.parley.api.EventView;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Head;
import dev.parley.application.store.Store;
import dev.parley.application.store.StoredEvent;
import dev.parley.application.store.StoredPart;
import dev.parley.application.store.StreamAppend;
import dev.parley.audit.AuditEvent;
import dev.parley.audit.AuditHeader;
import dev.parley.audit.AuditPart;
import dev.parley.model.Bytes;
import dev.parley.model.Hash;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.port.KeySource;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.TestParley;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A negotiation of a hundred offers with as many pauses before and after them as a test likes, on one store. The pauses are put
 * into the store directly, as another node would have; whatever is asked is asked of a node that is new each time.
 */
final class LongNegotiation implements AutoCloseable {
    static final Caller BUYER = Caller.person("buyer");
    static final Caller SELLER = Caller.person("seller");
    private static final ListingRef LAMP = new ListingRef("lamp");
    private static final int AT_ONCE = 500;

    private final UnaryOperator<ParleyBuilder> place;
    private final int every;
    private final KeySource keys = new EphemeralKeys();
    private final Random salts = new Random(11);
    private final TestParley first;
    private final NegotiationId id;
    private Optional<Store> store = Optional.empty();
    private NegotiationView seen;
    private MakeMove early = MakeMove.of("withdraw");
    private final IdempotencyKey earlyKey = new IdempotencyKey("early");

    /**
     * A negotiation that is open, with one offer on the table.
     *
     * @param every how many events lie between two snapshots
     */
    LongNegotiation(Ground ground, int every) {
        this(ground, every, kept -> kept);
    }

    /**
     * The same.
     *
     * @param lens between its first node and the store
     */
    LongNegotiation(Ground ground, int every, UnaryOperator<Store> lens) {
        this.place = ground.place();
        this.every = every;
        this.first = TestParley.empty(builder -> Seams.storeSeenThrough(placed(builder), kept -> {
            store = Optional.of(kept);
            return lens.apply(kept);
        }));
        first.publish(PolicyDraft.everything(new Choice(AlternatingOffers.ID, rules(), SettlementRule.EACH_ITEM)));
        first.put(ListingDraft.by("seller", LAMP.value()).item("lamp", 80_00, 1).build());
        seen = first.parley()
                .negotiations()
                .open(
                        BUYER,
                        OpenNegotiation.on(LAMP).with(MakeMove.of("offer", ListingDraft.price("lamp", 10_00))),
                        first.key())
                .orElseThrow();
        id = seen.id();
    }

    private static Json rules() {
        return Json.object()
                .put("maxRounds", 1_000)
                .put("maxOffersPerBuyerAndListing", 1_000)
                .build();
    }

    private ParleyBuilder placed(ParleyBuilder builder) {
        return place.apply(builder).keys(keys).snapshotEvery(every);
    }

    NegotiationId id() {
        return id;
    }

    TestParley first() {
        return first;
    }

    Store store() {
        return store.orElseThrow();
    }

    Head head() {
        return store().head(BUYER.tenant(), id).orElseThrow();
    }

    /** Both offer again, so many times in turn; the first of these moves can be repeated by {@link #retryEarly}. */
    void haggle(int moves) {
        for (int i = 0; i < moves; i++) {
            Caller mover = i % 2 == 0 ? SELLER : BUYER;
            MakeMove move = MakeMove.of("counter", ListingDraft.price("lamp", i % 2 == 0 ? 79_00 - i : 11_00 + i))
                    .answering(seen);
            boolean isFirst = i == 0;
            early = isFirst ? move : early;
            seen = first.parley()
                    .negotiations()
                    .move(mover, id, move, isFirst ? earlyKey : first.key())
                    .orElseThrow();
        }
    }

    /** The seller declines what is on the table, and the negotiation has ended. */
    void end() {
        seen = first.parley().negotiations().find(SELLER, id).orElseThrow();
        MakeMove no = TestParley.answer(seen, "reject").seeing(seen.revision());
        seen = first.parley().negotiations().move(SELLER, id, no, first.key()).orElseThrow();
        assertThat(seen.open()).isFalse();
    }

    KeySource keys() {
        return keys;
    }

    /** What a node answers to the first counter-offer once more. */
    Outcome<NegotiationView> retryEarly(TestParley node) {
        return node.parley().negotiations().move(SELLER, id, early, earlyKey);
    }

    /** Puts pauses of no length into the transcript, two events each, which everybody sees. */
    void pause(int pauses) {
        for (int left = pauses; left > 0; left -= AT_ONCE) {
            append(2 * Math.min(AT_ONCE, left));
        }
    }

    private void append(int count) {
        Head before = head();
        StoredEvent last =
                store().events(BUYER.tenant(), id, before.version() - 1, 1).get(0);
        Instant at = before.updatedAt();
        Hash previous = last.hash();
        List<StoredEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String type = i % 2 == 0 ? "negotiation-paused" : "negotiation-resumed";
            AuditEvent event = AuditEvent.of(
                    new AuditHeader(id, before.version() + 1 + i, type, 1, at, Optional.empty()),
                    previous,
                    EncodedEvent.open(type, 1, Json.object().put("at", at).build())
                            .parts(),
                    this::salt);
            previous = event.hash();
            events.add(stored(event));
        }
        CommitResult result = store().commit(Append.to(BUYER.tenant()).stream(
                        new StreamAppend(before.version(), events, at(before, before.version() + count)))
                .build());
        assertThat(result).isEqualTo(new CommitResult.Appended());
    }

    private byte[] salt() {
        byte[] salt = new byte[AuditPart.SALT_BYTES];
        salts.nextBytes(salt);
        return salt;
    }

    private static StoredEvent stored(AuditEvent event) {
        List<StoredPart> parts = event.parts().stream()
                .map(part -> (AuditPart.Present) part)
                .map(part -> new StoredPart(
                        part.audience().name(),
                        Bytes.of(part.commitment().bytes()),
                        Optional.of(Bytes.of(part.salt())),
                        Optional.of(Bytes.of(part.content()))))
                .toList();
        return new StoredEvent(
                event.header().seq(),
                Bytes.of(event.header().toJson().canonical()),
                event.previous(),
                event.hash(),
                parts);
    }

    private static Head at(Head head, long version) {
        return new Head(
                head.tenant(),
                head.id(),
                head.listing(),
                head.category(),
                head.protocol(),
                version,
                head.open(),
                head.phase(),
                head.nextDeadline(),
                head.seats(),
                head.openedAt(),
                head.updatedAt(),
                head.erased());
    }

    /** A node that has read nothing yet, and counts what it reads. */
    Node node() {
        return node(kept -> kept);
    }

    /** The same, with something between it and the store. */
    Node node(UnaryOperator<Store> lens) {
        RowsRead rows = new RowsRead();
        return new Node(
                TestParley.empty(
                        builder -> Seams.storeSeenThrough(placed(builder), kept -> rows.around(lens.apply(kept)))),
                rows);
    }

    /** A node that counts what it reads. */
    record Node(TestParley test, RowsRead rows) implements AutoCloseable {
        NegotiationView find(Caller caller, NegotiationId id) {
            return test.parley().negotiations().find(caller, id).orElseThrow();
        }

        Page<EventView> events(Caller caller, NegotiationId id, Optional<String> cursor) {
            return test.parley().negotiations().events(caller, id, cursor, 50).orElseThrow();
        }

        @Override
        public void close() {
            test.close();
        }
    }

    @Override
    public void close() {
        first.close();
    }
}
