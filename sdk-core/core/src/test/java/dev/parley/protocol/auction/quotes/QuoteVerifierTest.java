// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audit.JsonReader;
import dev.parley.model.Json;
import dev.parley.protocol.auction.quotes.QuoteFault.Kind;
import dev.parley.protocol.auction.quotes.QuoteVerifier.Told;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the buyer and a seller can check, and that it finds what is not by the rules. */
class QuoteVerifierTest {
    private static QuoteRoom played(String rivals) {
        QuoteRoom room = QuoteRoom.of(
                Wanted.rules().put("rivals", rivals).put("units", 100).put("winners", 2));
        room.quote("sam", Wanted.chairs(90_00, 60, 1, 60));
        room.quote("bob", Wanted.chairs(80_00, 70, 6, 60));
        room.quote("carl", Wanted.chairs(85_00, 100, 9, 48));
        room.quote("sam", Wanted.chairs(86_00, 60, 1, 60));
        return room.close();
    }

    private static QuoteVerification verify(QuoteRoom room, List<Told> told) {
        return QuoteVerifier.verify(room.opening().record(QuoteRoom.OPENED), told);
    }

    @Test
    void the_buyer_and_each_seller_find_the_rules_kept() {
        for (String rivals : List.of("nothing", "rank", "best")) {
            QuoteRoom room = played(rivals);
            assertThat(room.won()).isEqualTo(Map.of("bob", 70L, "sam", 30L));
            for (String name : List.of("buyer", "sam", "bob", "carl")) {
                QuoteVerification found = room.verified(name);
                assertThat(found.faults()).as("%s, %s", name, rivals).isEmpty();
                assertThat(found.reason()).contains(CloseReason.AWARDED);
                assertThat(found.units())
                        .isEqualTo(name.equals("buyer") ? 100L : room.won().getOrDefault(name, 0L));
            }
        }
    }

    /** At the close Bob leads with a score of 85.00 and 70 units, before Sam with 86.00 and 30 and Carl with 99.00. */
    @ParameterizedTest
    @CsvSource({
        "quote.score, 8400, SCORE",
        "quote.number, 9, AWARD",
        "units, 60, AWARD",
        "units, 0, AWARD",
    })
    void a_changed_word_in_the_buyers_table_is_found(String member, long value, Kind kind) {
        QuoteRoom room = played("nothing");
        List<Told> told = new ArrayList<>(room.told("buyer"));
        Json table = told.get(told.size() - 1).details().get("quotes");
        List<Json> rows = new ArrayList<>(table.elements());
        rows.set(0, with(rows.get(0), member, Json.of(value)));
        boolean harmless = member.equals("quote.number");
        told.set(told.size() - 1, with(told.get(told.size() - 1), "quotes", Json.array(rows)));
        if (harmless) {
            assertThat(verify(room, told).holds()).isTrue();
        } else {
            assertThat(verify(room, told).faults()).extracting(QuoteFault::kind).contains(kind);
        }
    }

    @Test
    void quotes_in_another_order_and_another_reason_are_found() {
        QuoteRoom room = played("best");
        List<Told> told = room.told("buyer");
        Told close = told.get(told.size() - 1);
        List<Json> rows = new ArrayList<>(close.details().get("quotes").elements());
        Collections.reverse(rows);

        assertThat(kinds(room, told, with(close, "quotes", Json.array(rows)))).contains(Kind.ORDER);
        assertThat(kinds(room, told, with(close, "reason", Json.of("partly-awarded"))))
                .containsExactly(Kind.AWARD);
        assertThat(kinds(room, told, with(close, "scores", Json.array(List.of(Json.of(85_00))))))
                .containsExactly(Kind.AWARD);
    }

    @Test
    void a_seller_finds_that_it_was_passed_over_or_scored_wrongly() {
        QuoteRoom best = played("best");
        List<Told> sams = best.told("sam");
        Told close = sams.get(sams.size() - 1);
        assertThat(kinds(best, sams, with(with(close, "units", Json.of(0)), "scores", JsonReader.read("[8500, 9900]"))))
                .containsExactly(Kind.AWARD);
        assertThat(kinds(best, sams, with(close, "scores", JsonReader.read("[8500]"))))
                .containsExactly(Kind.AWARD);

        QuoteRoom rank = played("rank");
        List<Told> bobs = rank.told("bob");
        assertThat(kinds(rank, bobs, with(bobs.get(bobs.size() - 1), "units", Json.of(0))))
                .containsExactly(Kind.AWARD);
        List<Told> wrong = new ArrayList<>(bobs);
        int made = places(bobs, QuoteEvent.MADE).get(0);
        wrong.set(made, with(bobs.get(made), "score", Json.of(84_99)));
        assertThat(verify(rank, wrong).faults()).extracting(QuoteFault::kind).containsExactly(Kind.SCORE);
    }

    @Test
    void a_best_score_worse_than_the_own_or_a_close_beyond_its_limit_is_found() {
        QuoteRoom room = played("best");
        List<Told> bobs = room.told("bob");
        List<Integer> places = places(bobs, QuoteEvent.BEST);
        int last = places.get(places.size() - 1);
        List<Told> worse = new ArrayList<>(bobs);
        worse.set(last, with(bobs.get(last), "score", Json.of(85_01)));
        assertThat(verify(room, worse).faults()).extracting(QuoteFault::kind).contains(Kind.BEST);
        List<Told> later = new ArrayList<>(bobs);
        later.set(last, with(bobs.get(last), "close", Json.of(QuoteRoom.OPENED.plusSeconds(3_601))));
        assertThat(verify(room, later).faults()).extracting(QuoteFault::kind).containsExactly(Kind.CLOSE);
    }

    private static List<Integer> places(List<Told> told, String type) {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < told.size(); place++) {
            if (told.get(place).type().equals(type)) {
                places.add(place);
            }
        }
        return places;
    }

    private static List<Kind> kinds(QuoteRoom room, List<Told> told, Told close) {
        List<Told> all = new ArrayList<>(told);
        all.set(all.size() - 1, close);
        return verify(room, all).faults().stream().map(QuoteFault::kind).toList();
    }

    private static Told with(Told told, String member, Json value) {
        return new Told(told.type(), with(told.details(), member, value));
    }

    /** The object with another member, or a member of a member. */
    private static Json with(Json object, String path, Json value) {
        int dot = path.indexOf('.');
        Json.Builder changed = Json.object();
        object.members().forEach(changed::put);
        return dot < 0
                ? changed.put(path, value).build()
                : changed.put(
                                path.substring(0, dot),
                                with(object.get(path.substring(0, dot)), path.substring(dot + 1), value))
                        .build();
    }
}
