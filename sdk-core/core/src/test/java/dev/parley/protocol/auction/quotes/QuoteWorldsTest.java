// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.model.Terms;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.auction.quotes.QuoteVerifier.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two worlds that differ only in what the rules do not tell: everybody else sees the same at every step, and is refused alike. */
class QuoteWorldsTest {
    private static final int GAMES = 80;
    private static final List<String> SELLERS = List.of("sam", "bob", "carl");

    /** Where rivals learn nothing, Sam may quote whatever it likes, or not at all. */
    @Test
    void a_sellers_quote_shows_nowhere_where_rivals_learn_nothing() {
        int steps = 0;
        for (long seed = 1; seed <= GAMES; seed++) {
            QuoteRoom here = QuoteRoom.of(rules("nothing"));
            QuoteRoom there = QuoteRoom.of(rules("nothing"));
            Random random = new Random(seed);
            for (int turn = 0; turn < 20; turn++) {
                if (random.nextBoolean()) {
                    here.quote("sam", drawn(random, 150_00));
                    if (random.nextBoolean()) {
                        there.quote("sam", drawn(random, 50_00));
                    }
                } else {
                    both(here, there, SELLERS.get(1 + random.nextInt(2)), drawn(random, 150_00));
                }
                same(here, there, List.of("bob", "carl", "buyer"), seed);
                steps++;
            }
        }
        System.out.printf("%d steps seen alike, whatever Sam quoted%n", steps);
        assertThat(steps).isEqualTo(GAMES * 20);
    }

    /** Where each learns its rank, Sam's score is told by nothing but the ranks that it makes. */
    @Test
    void a_score_that_makes_the_same_ranks_shows_nowhere() {
        for (long seed = 1; seed <= GAMES; seed++) {
            QuoteRoom here = QuoteRoom.of(rules("rank"));
            QuoteRoom there = QuoteRoom.of(rules("rank"));
            Random random = new Random(seed);
            both(here, there, "bob", Wanted.chairs(100_00, 20, 1, 60));
            for (int turn = 0; turn < 10; turn++) {
                here.quote("sam", Wanted.chairs(90_00 - 2_00L * turn, 20, 1, 60));
                there.quote("sam", Wanted.chairs(60_00 - 5_00L * turn, 20, 1, 60));
                both(here, there, "bob", Wanted.chairs(99_00 - 50L * random.nextInt(4) * turn, 20, 1, 60));
                both(here, there, "carl", Wanted.chairs(101_00 + 50L * random.nextInt(9), 20, 1, 60));
                same(here, there, List.of("bob", "carl", "buyer"), seed);
            }
            assertThat(here.seen("bob").toString()).contains("rank").doesNotContain("bestScore");
        }
    }

    /** Where all learn the best score, what is no better than the best shows nowhere. */
    @Test
    void a_quote_that_is_not_the_best_shows_nowhere() {
        for (long seed = 1; seed <= GAMES; seed++) {
            QuoteRoom here =
                    QuoteRoom.of(rules("best").put("softCloseSeconds", 600).put("softCloseMostSeconds", 900));
            QuoteRoom there =
                    QuoteRoom.of(rules("best").put("softCloseSeconds", 600).put("softCloseMostSeconds", 900));
            Random random = new Random(seed);
            both(here, there, "bob", Wanted.chairs(40_00, 20, 1, 60));
            for (int turn = 0; turn < 10; turn++) {
                here.seconds(320);
                there.seconds(320);
                here.quote("sam", Wanted.chairs(190_00 - 5_00L * turn, 20, 1, 60));
                if (random.nextBoolean()) {
                    there.quote("sam", Wanted.chairs(100_00 - 3_00L * turn, 20, 1, 60));
                }
                both(here, there, "carl", drawn(random, 150_00));
                both(here, there, "bob", Wanted.chairs(39_00 - 1_00L * turn, 20, 1, 60));
                same(here, there, List.of("bob", "carl", "buyer"), seed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "rank", "best"})
    void a_hidden_ceiling_shows_nowhere_until_the_close(String rivals) {
        for (long seed = 1; seed <= GAMES; seed++) {
            QuoteRoom here = QuoteRoom.hidden(rules(rivals), 50);
            QuoteRoom there = QuoteRoom.hidden(rules(rivals), 190_00);
            Random random = new Random(seed);
            for (int turn = 0; turn < 20; turn++) {
                both(here, there, SELLERS.get(random.nextInt(3)), drawn(random, 150_00));
                same(here, there, SELLERS, seed);
                assertThat(here.view(new Viewer.Party(QuoteRoom.BUYER, false)))
                        .isEqualTo(there.view(new Viewer.Party(QuoteRoom.BUYER, false)));
            }
            assertThat(here.close().phase()).isEqualTo("unawarded");
            assertThat(there.close().phase()).isEqualTo("awarded");
        }
    }

    /** After the close a seller that lost knows of the winner what the rules say. */
    @Test
    void after_the_close_rivals_learn_no_more_than_before() {
        for (String rivals : List.of("nothing", "rank", "best")) {
            QuoteRoom here = QuoteRoom.of(rules(rivals));
            QuoteRoom there = QuoteRoom.of(rules(rivals));
            both(here, there, "bob", Wanted.chairs(100_00, 20, 1, 60));
            here.quote("sam", Wanted.chairs(90_00, 20, 1, 60));
            there.quote("sam", Wanted.chairs(80_00, 20, 11, 60));
            here.close();
            there.close();
            same(here, there, List.of("bob", "carl"), 0);
            assertThat(here.seen("buyer")).isNotEqualTo(there.seen("buyer"));
            boolean told = here.seen("bob").find("winningScores").isPresent();
            assertThat(told).isEqualTo(rivals.equals("best"));
            assertThat(here.told("bob").toString()).doesNotContain("sam");
        }
    }

    private static Json.Builder rules(String rivals) {
        return Wanted.rules().put("rivals", rivals);
    }

    private static Terms drawn(Random random, long most) {
        return Wanted.chairs(
                1_00L + 50L * random.nextInt((int) (most / 50)),
                20,
                1 + random.nextInt(10),
                12L * (1 + random.nextInt(5)));
    }

    private static void both(QuoteRoom here, QuoteRoom there, String seller, Terms terms) {
        String mine = here.quote(seller, terms);
        assertThat(there.quote(seller, terms)).isEqualTo(mine);
        if (!mine.equals("DONE")) {
            assertThat(here.refusal()).isEqualTo(there.refusal());
        }
    }

    private static void same(QuoteRoom here, QuoteRoom there, List<String> names, long seed) {
        assertThat(here.deadline()).as("seed %d", seed).isEqualTo(there.deadline());
        assertThat(here.view(new Viewer.Operator())).isEqualTo(there.view(new Viewer.Operator()));
        for (String name : names) {
            boolean owner = name.equals(QuoteRoom.BUYER.value());
            Viewer viewer = new Viewer.Party(new SeatId(name), !owner);
            assertThat(unnamed(here.view(viewer))).as("%s, seed %d", name, seed).isEqualTo(unnamed(there.view(viewer)));
            assertThat(here.allowed(name)).as("%s, seed %d", name, seed).isEqualTo(there.allowed(name));
            assertThat(unnamed(here.told(viewer))).as("%s, seed %d", name, seed).isEqualTo(unnamed(there.told(viewer)));
            if (!owner) {
                assertThat(here.stakes(name)).hasSameSizeAs(there.stakes(name));
            }
        }
    }

    /** The ids of this test are counted; those of an application tell nothing. */
    private static String unnamed(Object seen) {
        return seen.toString().replaceAll("quote-\\d+", "quote");
    }

    private static List<String> unnamed(List<Told> told) {
        List<String> texts = new ArrayList<>();
        told.forEach(one -> texts.add(one.type() + unnamed(one.details())));
        return texts;
    }
}
