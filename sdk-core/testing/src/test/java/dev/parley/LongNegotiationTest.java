// SPDX-License-Identifier: Apache-2.0
package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.EventView;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.application.store.Store;
import dev.parley.application.store.StoredEvent;
import dev.parley.application.store.StoredPart;
import dev.parley.model.Bytes;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.TestParley;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** However much has happened in a negotiation, what is looked at of it costs as many events, and bytes, as it shows. */
class LongNegotiationTest {
    private static final Caller BUYER = Caller.person("buyer");
    private static final Caller SELLER = Caller.person("seller");
    private static final int A_FEW = 250;

    /** As much as is remembered once, a page, and what is read in vain. */
    private static final long SOME_BYTES = (128 + 128) * 1024 + 12 * 20_000;

    @Test
    void a_retry_and_a_page_of_events_read_a_few_events_wherever_they_lie() {
        try (Haggle haggle = new Haggle(900, List.of("lamp"))) {
            assertThat(haggle.retries(0, 350, 898)).allMatch(read -> read.events() < A_FEW);
            assertThat(haggle.pages()).allMatch(read -> read.events() < A_FEW);
        }
    }

    @Test
    void a_retry_and_a_page_of_events_read_so_many_bytes_however_long_the_events_are() {
        List<String> lamps =
                IntStream.range(0, 100).mapToObj(i -> "l".repeat(124) + i).toList();
        try (Haggle haggle = new Haggle(120, lamps)) {
            assertThat(haggle.retries(0, 70, 118)).allMatch(read -> read.bytes() < SOME_BYTES);
            assertThat(haggle.pages()).hasSizeGreaterThan(10).allMatch(read -> read.bytes() < SOME_BYTES);
        }
    }

    private record Read(long events, long bytes) {}

    /** A negotiation of so many counter-offers about all of some items. */
    private final class Haggle implements AutoCloseable {
        private final TestParley test = TestParley.empty(builder -> builder.storeSeenThrough(this::counted));
        private final List<String> items;
        private final NegotiationId id;
        private final List<NegotiationView> answers = new ArrayList<>();
        private final List<MakeMove> moves = new ArrayList<>();
        private final List<IdempotencyKey> keys = new ArrayList<>();
        private Optional<String> cursor = Optional.empty();
        private long events;
        private long bytes;

        Haggle(int count, List<String> items) {
            this.items = items;
            Json rules = Json.object()
                    .put("maxRounds", 1_000)
                    .put("maxOffersPerBuyerAndListing", 1_000)
                    .build();
            test.publish(PolicyDraft.everything(new Choice(AlternatingOffers.ID, rules, SettlementRule.EACH_ITEM)));
            ListingDraft draft = ListingDraft.by("seller", "lamp");
            items.forEach(item -> draft.item(item, 80_00, 1));
            var listing = test.put(draft.build());
            NegotiationView view = test.parley()
                    .negotiations()
                    .open(BUYER, OpenNegotiation.on(listing.ref()).with(move("offer", 9_99)), test.key())
                    .orElseThrow();
            id = view.id();
            for (int i = 0; i < count; i++) {
                moves.add(move("counter", i % 2 == 0 ? 79_00 - i : 10_00 + i).answering(view));
                keys.add(test.key());
                view = make(i).orElseThrow();
                answers.add(view);
            }
        }

        private MakeMove move(String kind, long cents) {
            return MakeMove.of(
                    kind,
                    items.stream().map(item -> ListingDraft.price(item, cents)).toArray(Terms[]::new));
        }

        private Outcome<NegotiationView> make(int place) {
            Caller mover = place % 2 == 0 ? SELLER : BUYER;
            return test.parley().negotiations().move(mover, id, moves.get(place), keys.get(place));
        }

        private Store counted(Store store) {
            return (Store) Proxy.newProxyInstance(
                    Store.class.getClassLoader(), new Class<?>[] {Store.class}, (p, m, a) -> {
                        try {
                            Object result = m.invoke(store, a);
                            if (m.getName().equals("events")) {
                                ((List<?>) result).forEach(event -> count((StoredEvent) event));
                            }
                            return result;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        private void count(StoredEvent event) {
            events++;
            for (StoredPart part : event.parts()) {
                bytes += part.content().map(Bytes::length).orElse(0);
            }
        }

        private Read read(Runnable look) {
            events = 0;
            bytes = 0;
            look.run();
            return new Read(events, bytes);
        }

        List<Read> retries(int... places) {
            return IntStream.of(places)
                    .mapToObj(place ->
                            read(() -> assertThat(make(place)).isEqualTo(new Outcome.Done<>(answers.get(place), true))))
                    .toList();
        }

        /** What each page reads; together they show everything once. */
        List<Read> pages() {
            List<Read> pages = new ArrayList<>();
            List<Long> numbers = new ArrayList<>();
            cursor = Optional.empty();
            do {
                pages.add(read(() -> page(numbers)));
            } while (cursor.isPresent());
            assertThat(numbers)
                    .isEqualTo(
                            LongStream.rangeClosed(1, moves.size() + 3L).boxed().toList());
            return pages;
        }

        private void page(List<Long> numbers) {
            Page<EventView> page =
                    test.parley().negotiations().events(BUYER, id, cursor, 50).orElseThrow();
            page.items().forEach(event -> numbers.add(event.number()));
            cursor = page.next();
        }

        @Override
        public void close() {
            test.close();
        }
    }
}
