// SPDX-License-Identifier: Apache-2.0
package dev.parley.noninterference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.adapter.http.Reply;
import dev.parley.api.NegotiationView;
import dev.parley.audit.JsonReader;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.NegotiationId;
import dev.parley.model.SettlementRule;
import dev.parley.model.Tenant;
import dev.parley.port.Caller;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.testing.ListingDraft;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a view promises holds. A walk at random makes every kind of move that a seat is shown, within the limits that it is
 * shown, and expects that no rule refuses it; every kind that is not shown is refused; and a list says that it is
 * somebody's turn exactly where more than taking back is left. {@code -Dparley.promises.walks=…} says how many walks.
 */
class PromisesTest {
    private static final int WALKS = Integer.getInteger("parley.promises.walks", 25);
    private static final Caller SELLER = Caller.person("seller");
    private static final Caller BUYER = Caller.person("buyer");
    private static final Set<String> NOT_BY_RULE = Set.of("STOCK_UNAVAILABLE");
    private static final int STEPS = 14;

    static Stream<ProtocolId> protocols() {
        return Stream.of(AlternatingOffers.ID, SealedBid.ID, SealedAuction.ID);
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void what_a_view_lists_is_taken_and_what_it_does_not_list_is_refused(ProtocolId protocol) {
        assertThat(walk(Optional.empty(), protocol)).isEqualTo(new TreeSet<>(Walk.kinds(protocol)));
    }

    @ParameterizedTest
    @EnumSource
    void a_promise_that_is_broken_is_found(BrokenPromise broken) {
        assertThatThrownBy(() -> walk(Optional.of(broken), broken.id()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed ");
    }

    /** The kinds of move that were made. */
    private static Set<String> walk(Optional<BrokenPromise> broken, ProtocolId protocol) {
        Set<String> made = new TreeSet<>();
        try (World world = new World(broken.map(BrokenPromise::protocol))) {
            for (long seed = 1; seed <= WALKS; seed++) {
                world.begin(new Tenant("t" + seed), seed);
                new Walk(seed, world, protocol, made).run();
            }
        }
        return made;
    }

    /** One negotiation after the other on one listing, by the same two. */
    private static final class Walk {
        private final long seed;
        private final Random random;
        private final World world;
        private final ProtocolId protocol;
        private final Set<String> made;
        private final DrawnMove drawn;
        private final Listing listing;
        private Optional<NegotiationId> negotiation = Optional.empty();

        Walk(long seed, World world, ProtocolId protocol, Set<String> made) {
            this.seed = seed;
            this.random = new Random(seed);
            this.world = world;
            this.protocol = protocol;
            this.made = made;
            boolean haggled = !protocol.name().startsWith("sealed");
            this.drawn = new DrawnMove(random);
            ListingDraft draft = haggled && random.nextBoolean()
                    ? ListingDraft.by("seller", "goods-1").item("one", 1_000, 50, DrawnMove.QUANTITIES)
                    : ListingDraft.by("seller", "goods-1").item("one", 1_000, 50);
            this.listing = (random.nextBoolean() ? draft.item("two", 500, 50) : draft).build();
        }

        static List<String> kinds(ProtocolId protocol) {
            return !protocol.name().startsWith("sealed")
                    ? List.of("offer", "counter", "accept", "reject", "withdraw")
                    : List.of("submit", "withdraw");
        }

        private Json rules() {
            return !protocol.name().startsWith("sealed")
                    ? Json.object()
                            .put("opener", random.nextBoolean() ? "buyer" : "either")
                            .put("maxRounds", 2 + random.nextInt(8))
                            .put("maxOffersPerBuyerAndListing", 2 + random.nextInt(6))
                            .put("monotoneConcession", random.nextBoolean())
                            .build()
                    : Json.object()
                            .put("closesAfterSeconds", 3_600)
                            .put("edits", random.nextBoolean())
                            .build();
        }

        void run() {
            SettlementRule settlement = !protocol.name().startsWith("sealed") && random.nextBoolean()
                    ? SettlementRule.ALL
                    : SettlementRule.EACH_ITEM;
            world.found(listing, protocol, rules(), settlement);
            StringBuilder played = new StringBuilder();
            try {
                for (int step = 0; step < STEPS; step++) {
                    played.append(step());
                }
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage() + "\nafter:\n" + played, e);
            }
        }

        private String step() {
            if (negotiation.isEmpty() || !view(BUYER).open()) {
                return open();
            }
            for (Caller who : List.of(BUYER, SELLER)) {
                checkTurn(who);
                checkUnlisted(who);
            }
            if (random.nextInt(25) == 0) {
                world.clock.advance(Duration.ofDays(3));
                return "time passes\n";
            }
            Caller who = random.nextBoolean() ? BUYER : SELLER;
            NegotiationView view = view(who);
            if (view.allowed().isEmpty()) {
                return "";
            }
            Allowed allowed = view.allowed().get(random.nextInt(view.allowed().size()));
            Json move = drawn.within(view, allowed);
            Reply reply = world.sendSeeing(who, "/negotiations/" + view.id() + "/moves", move, seen(allowed, view));
            made.add(allowed.kind());
            if (reply.status() >= 300 && !NOT_BY_RULE.contains(code(reply))) {
                throw new AssertionError(who.principal() + " was shown " + allowed + ", and " + move.canonicalText()
                        + " got " + World.text(reply) + "\n" + view.details().canonicalText());
            }
            return who.principal() + " " + move.canonicalText() + " -> " + reply.status() + "\n";
        }

        private String open() {
            boolean auction = protocol.equals(SealedAuction.ID);
            Json body = Json.object().put("listing", listing.ref().value()).build();
            Reply reply = world.send(auction ? SELLER : BUYER, "POST", "/negotiations", body);
            negotiation = reply.status() == 201
                    ? Optional.of(new NegotiationId(
                            JsonReader.read(World.body(reply)).get("id").text()))
                    : Optional.empty();
            if (auction && negotiation.isPresent()) {
                Json nothing = Json.object().build();
                world.send(BUYER, "POST", "/negotiations/" + negotiation.get() + "/join", nothing);
            }
            return "open -> " + reply.status() + "\n";
        }

        private NegotiationView view(Caller who) {
            return world.view(who, negotiation).orElseThrow();
        }

        /** Who answers an offer names it, and needs to have seen nothing else. */
        private static Optional<NegotiationView> seen(Allowed allowed, NegotiationView view) {
            return allowed.answers().isEmpty() ? Optional.of(view) : Optional.empty();
        }

        private void checkTurn(Caller who) {
            Json line = JsonReader.read(World.body(world.get(who, "/negotiations?open=true")))
                    .get("items")
                    .elements()
                    .get(0);
            boolean placed = view(who).details().find("own").isPresent();
            boolean more = view(who).allowed().stream()
                    .anyMatch(allowed -> !allowed.kind().equals("withdraw") && !placed);
            if (line.get("yourTurn").bool() != more) {
                throw new AssertionError(who.principal() + " is told " + line.canonicalText() + " and shown "
                        + view(who).allowed());
            }
        }

        private void checkUnlisted(Caller who) {
            NegotiationView view = view(who);
            for (String kind : kinds(protocol)) {
                if (view.allowed().stream().noneMatch(allowed -> allowed.kind().equals(kind))) {
                    Json move = drawn.anyway(view, kind);
                    Reply reply =
                            world.sendSeeing(who, "/negotiations/" + view.id() + "/moves", move, Optional.of(view));
                    if (reply.status() < 300) {
                        throw new AssertionError(
                                who.principal() + " was not shown " + kind + ", and made it: " + move.canonicalText());
                    }
                }
            }
        }

        private static String code(Reply reply) {
            return JsonReader.read(World.body(reply)).get("code").text();
        }
    }
}
