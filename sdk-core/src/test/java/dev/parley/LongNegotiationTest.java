package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.EventView;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.application.store.Store;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.SettlementRule;
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
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** However much has happened in a negotiation, what is looked at of it costs as many events as it shows. */
class LongNegotiationTest {
    private static final Caller BUYER = Caller.person("buyer");
    private static final Caller SELLER = Caller.person("seller");
    private static final int MOVES = 900;
    private static final int A_FEW = 250;

    private final AtomicLong eventsRead = new AtomicLong();

    private Store counted(Store store) {
        return (Store) Proxy.newProxyInstance(Store.class.getClassLoader(), new Class<?>[] {Store.class}, (p, m, a) -> {
            try {
                Object result = m.invoke(store, a);
                if (m.getName().equals("events")) {
                    eventsRead.addAndGet(((List<?>) result).size());
                }
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    @Test
    void a_retry_and_a_page_of_events_read_a_few_events_wherever_they_lie() {
        try (TestParley test = TestParley.empty(builder -> builder.storeSeenThrough(this::counted))) {
            Json rules = Json.object()
                    .put("maxRounds", 1_000)
                    .put("maxOffersPerBuyerAndListing", 1_000)
                    .build();
            test.publish(PolicyDraft.everything(new Choice(AlternatingOffers.ID, rules, SettlementRule.EACH_ITEM)));
            var lamp = test.put(
                    ListingDraft.by("seller", "lamp").item("lamp", 80_00, 1).build());
            NegotiationView view = test.parley()
                    .negotiations()
                    .open(BUYER, OpenNegotiation.on(lamp.ref()).with(offer(9_99)), test.key())
                    .orElseThrow();
            List<NegotiationView> answers = new ArrayList<>();
            List<MakeMove> moves = new ArrayList<>();
            List<IdempotencyKey> keys = new ArrayList<>();
            for (int i = 0; i < MOVES; i++) {
                MakeMove counter = MakeMove.of(
                                "counter", ListingDraft.price("lamp", i % 2 == 0 ? 79_00 - i : 10_00 + i))
                        .answering(view);
                keys.add(test.key());
                moves.add(counter);
                view = test.parley()
                        .negotiations()
                        .move(mover(i), view.id(), counter, keys.get(i))
                        .orElseThrow();
                answers.add(view);
            }
            for (int i : new int[] {0, 350, MOVES - 2}) {
                eventsRead.set(0);
                Outcome<NegotiationView> retried =
                        test.parley().negotiations().move(mover(i), view.id(), moves.get(i), keys.get(i));
                assertThat(retried).isEqualTo(new Outcome.Done<>(answers.get(i), true));
                assertThat(eventsRead.get())
                        .as("events read by the retry of move " + i)
                        .isLessThan(A_FEW);
            }
            assertPages(test, view);
        }
    }

    private void assertPages(TestParley test, NegotiationView view) {
        List<EventView> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            eventsRead.set(0);
            Page<EventView> page = test.parley()
                    .negotiations()
                    .events(BUYER, view.id(), cursor, 50)
                    .orElseThrow();
            assertThat(eventsRead.get())
                    .as("events read by the page at " + cursor)
                    .isLessThan(A_FEW);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor.isPresent());
        assertThat(all).hasSize(MOVES + 3);
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).number()).isEqualTo(i + 1L);
        }
    }

    private static Caller mover(int move) {
        return move % 2 == 0 ? SELLER : BUYER;
    }

    private static MakeMove offer(long cents) {
        return MakeMove.of("offer", ListingDraft.price("lamp", cents));
    }
}
