package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Policies;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Item;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.model.Terms;
import dev.parley.port.Caller;
import dev.parley.port.NegotiationListener;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Listeners are told on workers of their own: what one does, or fails to do, is its own affair. */
class ListenersTest {
    private static final Caller SHOP = Caller.person("shop", Caller.Role.HOST, Caller.Role.POLICY_EDITOR);
    private static final Caller ANN = Caller.person("ann");
    private static final Caller OPERATOR = Caller.person("op", Caller.Role.OPERATOR);

    private final SettableClock clock = SettableClock.atStart();
    private final CountDownLatch release = new CountDownLatch(1);
    private int keys;

    private IdempotencyKey fresh() {
        return new IdempotencyKey("key-" + ++keys);
    }

    private Parley parley(NegotiationListener... listeners) {
        Parley.Builder builder = Parley.builder().clock(clock).pollInterval(Duration.ofMillis(1));
        List.of(listeners).forEach(builder::listener);
        Parley parley = builder.build();
        parley.policies()
                .publish(SHOP, 0, Policies.forEveryListing(AlternatingOffers.ID), fresh())
                .orElseThrow();
        return parley;
    }

    private NegotiationView offer(Parley parley, String listing) {
        Listing lamp = Listing.of(listing, "sam", "lamps", Item.priced("lamp", "Lamp", Money.of(80_00, "EUR"), 1));
        parley.listings().put(SHOP, lamp, fresh()).orElseThrow();
        MakeMove offer = MakeMove.of("offer", Terms.price("lamp", Money.of(60_00, "EUR")));
        return parley.negotiations()
                .open(ANN, OpenNegotiation.on(lamp.ref()).with(offer), fresh())
                .orElseThrow();
    }

    private void hang() {
        try {
            boolean ignored = release.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void one_that_hangs_holds_up_no_deadline_no_other_listener_and_no_other_negotiation() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch otherNegotiation = new CountDownLatch(1);
        CountDownLatch otherListener = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        CopyOnWriteArrayList<NegotiationId> first = new CopyOnWriteArrayList<>();
        NegotiationListener slow = event -> {
            first.addIfAbsent(event.negotiation());
            if (event.negotiation().equals(first.get(0))) {
                hanging.countDown();
                hang();
            } else {
                otherNegotiation.countDown();
            }
        };
        NegotiationListener quick = event -> {
            otherListener.countDown();
            if (event.type().equals("negotiation-closed")) {
                end.countDown();
            }
        };
        try (Parley parley = parley(slow, quick).start()) {
            NegotiationView stuck = offer(parley, "l-1");
            assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();
            offer(parley, "l-2");

            assertThat(otherListener.await(5, TimeUnit.SECONDS))
                    .as("the other listener hears")
                    .isTrue();
            assertThat(otherNegotiation.await(5, TimeUnit.SECONDS))
                    .as("the slow one hears of other negotiations")
                    .isTrue();
            clock.advance(Duration.ofDays(30));
            assertThat(end.await(5, TimeUnit.SECONDS))
                    .as("the deadline takes effect")
                    .isTrue();
            assertThat(parley.negotiations()
                            .find(OPERATOR, stuck.id())
                            .orElseThrow()
                            .open())
                    .isFalse();
            release.countDown();
        }
    }

    @Test
    void one_that_fails_hears_the_same_event_again_and_nothing_that_it_has_heard() {
        List<String> failing = new CopyOnWriteArrayList<>();
        List<String> other = new CopyOnWriteArrayList<>();
        NegotiationListener stumbling = event -> {
            failing.add(event.type());
            if (event.type().equals("offer-made")
                    && !failing.subList(0, failing.size() - 1).contains("offer-made")) {
                throw new IllegalStateException("the mail server is out");
            }
        };
        try (Parley parley = parley(stumbling, event -> other.add(event.type()))) {
            clock.attach(parley);
            offer(parley, "l-1");
            parley.runDue();
            clock.advance(Duration.ofSeconds(10));

            assertThat(other).doesNotHaveDuplicates();
            assertThat(failing).containsExactly("parley.opened", "negotiation-opened", "offer-made", "offer-made");
        }
    }
}
