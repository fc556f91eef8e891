// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Json;
import dev.parley.protocol.Award;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Random requests against a reference that keeps a list of what was said, and looks through all of it each time. */
class QuoteModelTest {
    private static final int STEPS = Integer.getInteger("quotes.model.steps", 10_000);
    private static final long SEED = Long.getLong("quotes.model.seed", 20_261_129);
    private static final List<String> SELLERS = List.of("sam", "bob", "carl", "dora", "eve");

    /** A line of the paper. */
    private record Line(String seller, long cents, long units, int day, long months) {
        long score() {
            return cents + 100L * (day - 1) + 50L * (60 - months);
        }
    }

    /** The rules as they are on paper. */
    private record Terms(
            long asked,
            int winners,
            boolean whole,
            Optional<Long> open,
            Optional<Long> hidden,
            long decrement,
            boolean improvable,
            boolean withdrawable,
            String rivals,
            long soft,
            long softMost) {
        Json.Builder rules() {
            Json.Builder rules = Wanted.rules()
                    .put("units", asked)
                    .put("winners", (long) winners)
                    .put("wholeOnly", whole)
                    .put("decrement", decrement)
                    .put("improvable", improvable)
                    .put("withdrawable", withdrawable)
                    .put("rivals", rivals)
                    .put("softCloseSeconds", soft)
                    .put("softCloseMostSeconds", softMost)
                    .put("seconds", 1_000)
                    .put("hiddenCeiling", hidden.isPresent());
            open.ifPresent(most -> rules.put("ceilingPercent", most / 100));
            return rules;
        }

        static Terms drawn(Random random) {
            int winners = 1 + random.nextInt(3);
            String rivals = List.of("nothing", "rank", "best").get(random.nextInt(3));
            long most = 50_00L + 1_00L * random.nextInt(60);
            int ceiling = random.nextInt(3);
            long soft = rivals.equals("best") && random.nextInt(4) > 0 ? 100 + random.nextInt(800) : 0;
            return new Terms(
                    10L * (1 + random.nextInt(10)),
                    winners,
                    random.nextBoolean(),
                    ceiling == 1 ? Optional.of(most) : Optional.empty(),
                    ceiling == 2 ? Optional.of(most) : Optional.empty(),
                    50L * (1 + random.nextInt(8)),
                    random.nextInt(4) > 0,
                    random.nextBoolean(),
                    rivals,
                    soft,
                    soft > 0 ? random.nextInt(900) : 0);
        }
    }

    /** The request as one would do it on paper. */
    private static final class Paper {
        final Terms terms;
        final List<Line> lines = new ArrayList<>();
        final Set<String> seated = new HashSet<>();
        final Set<String> out = new HashSet<>();
        long clock;
        long close = 1_000;
        boolean paused;
        boolean closed;
        long wanted;

        Paper(Terms terms) {
            this.terms = terms;
            this.wanted = terms.asked();
        }

        Optional<Line> of(String seller) {
            return lines.stream().filter(line -> line.seller().equals(seller)).findFirst();
        }

        Optional<Long> best() {
            return lines.stream().map(Line::score).min(Long::compare);
        }

        /** How many quotes are better: of equal ones those that stand higher on the paper. */
        long rank(Line line) {
            long better = 1;
            for (int place = 0; place < lines.size(); place++) {
                Line other = lines.get(place);
                boolean earlier = place < lines.indexOf(line);
                better += other.score() < line.score() || (other.score() == line.score() && earlier) ? 1 : 0;
            }
            return better;
        }

        String quote(Line line) {
            if (terms.winners() == 1 ? line.units() != terms.asked() : line.units() > terms.asked()) {
                return "OTHER_QUANTITY";
            }
            if (terms.open().filter(most -> line.cents() > most).isPresent()) {
                return "ABOVE_CEILING";
            }
            Optional<String> standing = standing(line.seller());
            if (standing.isPresent()) {
                return standing.get();
            }
            Optional<Line> own = of(line.seller());
            if (out.contains(line.seller())) {
                return "QUOTE_WITHDRAWN";
            }
            if (own.isPresent() && !terms.improvable()) {
                return "ALREADY_QUOTED";
            }
            if (own.filter(last -> line.units() < last.units()).isPresent()) {
                return "FEWER_UNITS";
            }
            if (own.filter(last -> line.score() > last.score() - terms.decrement())
                    .isPresent()) {
                return "NOT_IMPROVED";
            }
            Optional<Long> before = best();
            own.ifPresent(lines::remove);
            lines.add(line);
            if (terms.soft() > 0 && !before.equals(best())) {
                close = Math.max(close, Math.min(clock + terms.soft(), 1_000 + terms.softMost()));
            }
            return "DONE";
        }

        private Optional<String> standing(String seller) {
            if (!seated.contains(seller)) {
                return Optional.of("NOT_ENTITLED");
            }
            if (closed) {
                return Optional.of("NEGOTIATION_CLOSED");
            }
            return paused ? Optional.of("NEGOTIATION_PAUSED") : Optional.empty();
        }

        String withdraw(String seller) {
            Optional<String> standing = standing(seller);
            if (standing.isPresent()) {
                return standing.get();
            }
            if (!terms.withdrawable()) {
                return "MOVE_NOT_ALLOWED";
            }
            if (of(seller).isEmpty()) {
                return "NOTHING_QUOTED";
            }
            lines.remove(of(seller).get());
            out.add(seller);
            return "DONE";
        }

        void pass(long seconds) {
            if (!paused && !closed) {
                clock += seconds;
                closed = clock >= close;
            }
        }

        /** The units go one seller after the other to the best line that is left. */
        Map<String, Long> won() {
            Map<String, Long> won = new TreeMap<>();
            List<Line> left = new ArrayList<>(lines);
            long units = wanted;
            while (closed && !left.isEmpty() && won.size() < terms.winners() && units > 0) {
                Line best = left.get(0);
                for (Line line : left) {
                    best = line.score() < best.score() ? line : best;
                }
                left.remove(best);
                long most = best.cents();
                if (terms.open()
                        .or(terms::hidden)
                        .filter(ceiling -> most > ceiling)
                        .isEmpty()) {
                    won.put(best.seller(), Math.min(units, best.units()));
                    units -= Math.min(units, best.units());
                }
            }
            return units > 0 && terms.whole() ? Map.of() : won;
        }
    }

    private final Random random = new Random(SEED);
    private int steps;
    private int awarded;
    private int split;
    private int extended;

    @Test
    void does_what_one_would_do_on_paper() {
        int games = 0;
        while (steps < STEPS) {
            play();
            games++;
        }
        System.out.printf(
                "%d steps of %d requests (seed %d): %d awarded, %d split, %d extended: no difference%n",
                steps, games, SEED, awarded, split, extended);
        assertThat(awarded).isGreaterThan(games / 4);
        assertThat(split).isGreaterThan(games / 20);
        assertThat(extended).isGreaterThan(games / 50);
    }

    private void play() {
        Terms terms = Terms.drawn(random);
        QuoteRoom room = QuoteRoom.of(terms.rules(), Wanted.chairs(100), terms.hidden());
        Paper paper = new Paper(terms);
        paper.seated.addAll(List.of("sam", "bob", "carl"));
        for (int step = 0, after = 0; step < 40 && after < 3; step++) {
            String what = act(room, paper) + " by " + terms;
            steps++;
            after += paper.closed ? 1 : 0;
            compare(room, paper, what);
        }
        room.resume();
        paper.paused = false;
        paper.pass(paper.close - paper.clock);
        room.close();
        compare(room, paper, "the close by " + terms);
        awarded += room.won().isEmpty() ? 0 : 1;
        split += room.won().size() > 1 ? 1 : 0;
        extended += paper.close > 1_000 ? 1 : 0;
        for (String viewer : List.of("buyer", "sam", "bob", "carl")) {
            assertThat(room.verified(viewer).faults()).as(viewer).isEmpty();
        }
    }

    private static void compare(QuoteRoom room, Paper paper, String what) {
        assertThat(room.won()).as(what).isEqualTo(paper.won());
        assertThat(room.won().values().stream().mapToLong(units -> units).sum())
                .as(what)
                .isLessThanOrEqualTo(paper.terms.asked());
        for (Award award : room.awards()) {
            long cents = paper.of(award.seller().value()).orElseThrow().cents();
            assertThat(award.amount().minorUnits()).as(what).isEqualTo(cents * award.units());
        }
        assertThat(room.phase())
                .as(what)
                .isEqualTo(!paper.closed ? "quoting" : paper.won().isEmpty() ? "unawarded" : "awarded");
        assertThat(room.game().book().best()).as(what).isEqualTo(paper.best());
        for (Line line : paper.lines) {
            Json own = room.seen(line.seller()).get("own");
            assertThat(own.get("quote").get("score").integer()).as(what).isEqualTo(line.score());
            assertThat(own.find("rank").map(Json::integer))
                    .as(what)
                    .isEqualTo(paper.terms.rivals().equals("rank") ? Optional.of(paper.rank(line)) : Optional.empty());
        }
        boolean told = paper.terms.rivals().equals("best") && !paper.closed;
        assertThat(room.seen("sam").find("bestScore").map(Json::integer))
                .as(what)
                .isEqualTo(told ? paper.best() : Optional.empty());
        boolean runs = !paper.closed && !paper.paused;
        assertThat(room.deadline().map(end -> end.getEpochSecond() - room.now().getEpochSecond()))
                .as(what)
                .isEqualTo(runs ? Optional.of(paper.close - paper.clock) : Optional.empty());
    }

    private String act(QuoteRoom room, Paper paper) {
        String seller = SELLERS.get(random.nextInt(SELLERS.size()));
        switch (random.nextInt(14)) {
            case 0, 1 -> {
                int time = random.nextInt(200);
                room.seconds(time);
                paper.pass(time);
                return time + " seconds";
            }
            case 2 -> {
                String refused = paper.closed ? "NEGOTIATION_CLOSED" : paper.paused ? "NEGOTIATION_PAUSED" : "DONE";
                boolean fresh = !paper.seated.contains(seller);
                assertThat(room.join(seller)).isEqualTo(fresh || !refused.equals("DONE") ? refused : "ALREADY_JOINED");
                if (fresh && refused.equals("DONE")) {
                    paper.seated.add(seller);
                }
                return "join " + seller;
            }
            case 3 -> {
                boolean pauses = random.nextInt(3) == 0;
                if ((pauses ? room.pause() : room.resume()).equals("DONE")) {
                    paper.paused = pauses;
                }
                return pauses ? "pause" : "resume";
            }
            case 4 -> {
                if (!paper.closed && paper.seated.contains(seller)) {
                    room.revoke(seller);
                    paper.of(seller).ifPresent(paper.lines::remove);
                }
                return "revoke " + seller;
            }
            case 5 -> {
                String expected = paper.withdraw(seller);
                assertThat(room.withdraw(seller)).as("withdraw " + seller).isEqualTo(expected);
                return "withdraw " + seller;
            }
            default -> {
                Line line = drawn(seller, paper);
                String expected = paper.quote(line);
                assertThat(room.quote(seller, Wanted.chairs(line.cents(), line.units(), line.day(), line.months())))
                        .as(line + " by " + paper.terms)
                        .isEqualTo(expected);
                return line.toString();
            }
        }
    }

    /** Few different values, so that scores are often equal. */
    private Line drawn(String seller, Paper paper) {
        boolean other = paper.terms.winners() > 1 || random.nextInt(10) == 0;
        return new Line(
                seller,
                40_00L + 50L * random.nextInt(140),
                other ? 10L * (1 + random.nextInt(10)) : paper.terms.asked(),
                1 + random.nextInt(10),
                12L * (3 + random.nextInt(3)));
    }
}
