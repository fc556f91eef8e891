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
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.samples.ConsentFirst;
import dev.parley.protocol.samples.DemandSchedule;
import dev.parley.protocol.samples.FallingPrice;
import dev.parley.protocol.samples.OpenAuction;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Any game goes on unchanged within a wrapper that puts a phase with two moves of its own before it. */
class WrappedGamesTest {
    private static final Caller SELLER = Caller.person("sam");
    private static final Caller ANN = Caller.person("ann");
    private static final ListingRef LAMP = new ListingRef("lamp-1");
    private static final Set<ProtocolId> BUILT_IN =
            Set.of(new AlternatingOffers().id(), new SealedBid().id(), new SealedAuction().id());
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration READ = Duration.ofMinutes(20);

    /** A game, who opens it, and how it is played to a deal. */
    private record Game(Protocol<?, ?, ?, ?> protocol, Caller opener, Consumer<Table> play) {}

    private static List<Game> games() {
        return List.of(
                new Game(new FallingPrice(), ANN, table -> table.does(ANN, "take", 100_00)),
                new Game(new DemandSchedule(), ANN, table -> {
                    table.does(ANN, "demand", 60_00);
                    table.test.clock().advance(Duration.ofHours(2));
                }),
                new Game(new OpenAuction(), SELLER, table -> {
                    table.join(ANN);
                    table.does(ANN, "bid", 60_00);
                    table.test.clock().advance(Duration.ofHours(2));
                }),
                new Game(new AlternatingOffers(), ANN, table -> {
                    table.does(ANN, "offer", 60_00);
                    table.answer(SELLER, "accept");
                }),
                new Game(new SealedBid(), ANN, table -> {
                    table.does(ANN, "submit", 60_00);
                    table.does(SELLER, "submit", 50_00);
                    table.test.clock().advance(MONTH);
                }),
                new Game(new SealedAuction(), SELLER, table -> {
                    table.join(ANN);
                    table.does(ANN, "submit", 60_00);
                    table.test.clock().advance(MONTH);
                }));
    }

    private static final class Table implements AutoCloseable {
        private final TestParley test;
        private final Caller opener;
        private final NegotiationId talk;

        Table(Ground ground, Protocol<?, ?, ?, ?> protocol, Caller opener) {
            this.test = TestParley.empty(
                    builder -> ground.under(BUILT_IN.contains(protocol.id()) ? builder : builder.protocol(protocol)));
            this.opener = opener;
            test.publish(PolicyDraft.everything(protocol.id()));
            test.put(
                    ListingDraft.by("sam", LAMP.value()).item("lamp", 100_00, 1).build());
            this.talk = test.parley()
                    .negotiations()
                    .open(opener, OpenNegotiation.on(LAMP), test.key())
                    .orElseThrow()
                    .id();
        }

        void join(Caller caller) {
            test.parley()
                    .negotiations()
                    .join(caller, talk, Optional.empty(), test.key())
                    .orElseThrow();
        }

        String move(Caller caller, String kind, long... cents) {
            MakeMove move =
                    cents.length == 0 ? MakeMove.of(kind) : MakeMove.of(kind, ListingDraft.price("lamp", cents[0]));
            return test.parley()
                    .negotiations()
                    .move(caller, talk, move.seeing(look(caller).revision()), test.key())
                    .match(done -> "DONE", refused -> refused.code().name());
        }

        void does(Caller caller, String kind, long cents) {
            assertThat(move(caller, kind, cents)).isEqualTo("DONE");
        }

        void answer(Caller caller, String kind) {
            MakeMove move = TestParley.answer(look(caller), kind);
            test.parley().negotiations().move(caller, talk, move, test.key()).orElseThrow();
        }

        NegotiationView look(Caller caller) {
            return test.parley().negotiations().find(caller, talk).orElseThrow();
        }

        List<String> types() {
            List<String> types = new ArrayList<>();
            test.parley().negotiations().events(opener, talk, Optional.empty(), 100).orElseThrow().items().stream()
                    .map(EventView::type)
                    .forEach(types::add);
            return types;
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
    void every_game_goes_on_unchanged_once_the_house_rules_are_agreed_to(Ground ground) {
        for (Game game : games()) {
            try (Table plain = new Table(ground, game.protocol(), game.opener());
                    Table wrapped = new Table(ground, new ConsentFirst<>(game.protocol()), game.opener())) {
                assertThat(wrapped.look(game.opener()).phase()).isEqualTo("reading-house-rules");
                assertThat(wrapped.move(game.opener(), "bid", 60_00))
                        .isIn("MOVE_NOT_ALLOWED", "UNKNOWN_MOVE", "NOT_YOUR_TURN");
                wrapped.test.clock().advance(READ);
                assertThat(wrapped.move(game.opener(), "agree-to-house-rules")).isEqualTo("DONE");
                assertThat(wrapped.look(game.opener()).phase())
                        .isEqualTo(plain.look(game.opener()).phase());
                assertThat(wrapped.look(game.opener()).deadline())
                        .isEqualTo(plain.look(game.opener()).deadline().map(end -> end.plus(READ)));

                game.play().accept(plain);
                game.play().accept(wrapped);

                assertThat(wrapped.look(game.opener()).phase())
                        .as(game.protocol().id().toString())
                        .isEqualTo(plain.look(game.opener()).phase());
                assertThat(wrapped.look(game.opener()).deals())
                        .hasSameSizeAs(plain.look(game.opener()).deals());
                assertThat(wrapped.look(game.opener()).details().members().keySet())
                        .isEqualTo(plain.look(game.opener()).details().members().keySet());
                List<String> events = wrapped.types();
                assertThat(events.remove("house-rules-agreed")).isTrue();
                assertThat(events).isEqualTo(plain.types());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void nothing_begins_where_the_house_rules_are_declined_or_left_unanswered(Ground ground) {
        for (Game game : games()) {
            try (Table declined = new Table(ground, new ConsentFirst<>(game.protocol()), game.opener());
                    Table silent = new Table(ground, new ConsentFirst<>(game.protocol()), game.opener())) {
                assertThat(declined.move(game.opener(), "decline-house-rules")).isEqualTo("DONE");
                silent.test.clock().advance(Duration.ofHours(1));

                for (Table table : List.of(declined, silent)) {
                    assertThat(table.look(game.opener()).phase()).isEqualTo("house-rules-declined");
                    assertThat(table.look(game.opener()).open()).isFalse();
                    assertThat(table.move(game.opener(), "agree-to-house-rules"))
                            .isEqualTo("NEGOTIATION_CLOSED");
                }
            }
        }
    }
}
