// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.EventView;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.ManySeats;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.Watchable;
import dev.parley.protocol.samples.OpenAuction;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.TestParley;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A room with many seats, where most of what happens is for everybody, and anyone may watch. */
class PublicRoomTest {
    private static final Caller SELLER = Caller.person("sam");
    private static final Caller STRANGER = Caller.person("wendy");
    private static final ListingRef LAMP = new ListingRef("lamp-1");

    /** An auction that counts what it is asked. */
    private static final class Counted implements InvocationHandler {
        private final OpenAuction auction = new OpenAuction();
        private final Map<String, Integer> asked = new TreeMap<>();

        Protocol<?, ?, ?, ?> protocol() {
            Class<?>[] kinds = {Protocol.class, ManySeats.class, Watchable.class};
            return (Protocol<?, ?, ?, ?>) Proxy.newProxyInstance(Counted.class.getClassLoader(), kinds, this);
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("capability")) {
                Class<?> kind = (Class<?>) arguments[0];
                return kind.isInstance(proxy) ? Optional.of(proxy) : Optional.empty();
            }
            asked.merge(method.getName(), 1, Integer::sum);
            try {
                return method.invoke(auction, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    private static final class Room implements AutoCloseable {
        private final Counted counted = new Counted();
        private final TestParley test;
        private final NegotiationId auction;

        Room(Ground ground, int bidders) {
            test = TestParley.empty(builder -> ground.under(builder.protocol(counted.protocol())));
            test.publish(PolicyDraft.everything(new ProtocolId("open-auction", 1)));
            test.put(
                    ListingDraft.by("sam", LAMP.value()).item("lamp", 500_00, 1).build());
            auction = test.parley()
                    .negotiations()
                    .open(SELLER, OpenNegotiation.on(LAMP), test.key())
                    .orElseThrow()
                    .id();
            for (int i = 0; i < bidders; i++) {
                join(i);
            }
        }

        void join(int bidder) {
            test.parley()
                    .negotiations()
                    .join(bidder(bidder), auction, Optional.empty(), test.key())
                    .orElseThrow();
        }

        static Caller bidder(int number) {
            return Caller.person("bidder-" + number);
        }

        void bid(int bidder, long cents) {
            test.parley()
                    .negotiations()
                    .move(bidder(bidder), auction, MakeMove.of("bid", ListingDraft.price("lamp", cents)), test.key())
                    .orElseThrow();
        }

        NegotiationView look(Caller caller) {
            return test.parley().negotiations().find(caller, auction).orElseThrow();
        }

        Map<String, Integer> costOf(Runnable what) {
            counted.asked.clear();
            what.run();
            return new TreeMap<>(counted.asked);
        }

        @Override
        public void close() {
            test.close();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_public_event_costs_the_same_whatever_the_number_of_seats(Ground ground) {
        try (Room small = new Room(ground, 10);
                Room large = new Room(ground, ground == Ground.MEMORY ? 10_000 : 200)) {
            small.bid(1, 100_00);
            large.bid(1, 100_00);

            Map<String, Integer> cost = small.costOf(() -> small.bid(2, 110_00));

            assertThat(cost).containsKeys("decide", "evolve", "restaked");
            assertThat(large.costOf(() -> large.bid(2, 110_00))).isEqualTo(cost);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void what_all_may_see_is_rendered_once_for_all(Ground ground) {
        try (Room room = new Room(ground, 20)) {
            room.bid(1, 100_00);

            Map<String, Integer> cost = room.costOf(() -> {
                for (int i = 0; i < 20; i++) {
                    room.look(Room.bidder(i));
                }
            });

            assertThat(cost.getOrDefault("shared", 0)).isLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void anyone_may_watch_and_learns_of_nobody(Ground ground) {
        try (Room room = new Room(ground, 3)) {
            String before = room.look(STRANGER).revision();
            room.bid(1, 100_00);
            room.bid(2, 110_00);

            NegotiationView seen = room.look(STRANGER);
            List<EventView> events = room.test
                    .parley()
                    .negotiations()
                    .events(STRANGER, room.auction, Optional.empty(), 100)
                    .orElseThrow()
                    .items();

            assertThat(seen.revision()).isNotEqualTo(before);
            assertThat(seen.details().get("bids").integer()).isEqualTo(2);
            assertThat(seen.seats()).isEmpty();
            assertThat(seen.allowed()).isEmpty();
            assertThat(events).extracting(EventView::type).containsExactly("bid-made", "bid-made");
            assertThat(seen + " " + events).doesNotContain("bidder-1", "bidder-2");
            String answer = room.test
                    .parley()
                    .negotiations()
                    .move(STRANGER, room.auction, MakeMove.of("bid", ListingDraft.price("lamp", 1)), room.test.key())
                    .match(done -> "DONE", refused -> refused.code().name());
            assertThat(answer).isEqualTo("NOT_FOUND");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void who_watches_does_not_learn_when_something_happened_that_parties_alone_see(Ground ground) {
        try (Room room = new Room(ground, 1)) {
            NegotiationView before = room.look(STRANGER);
            room.test.clock().advance(Duration.ofMinutes(1));
            room.join(1);

            NegotiationView after = room.look(STRANGER);

            assertThat(room.look(SELLER).updatedAt()).isAfter(before.serverTime());
            assertThat(after.updatedAt()).isEqualTo(before.updatedAt());
            assertThat(after.revision()).isEqualTo(before.revision());
        }
    }
}
