// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Json;
import dev.parley.model.Seat;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.kernel.Played;
import dev.parley.protocol.kernel.PlayedState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a viewer may not know, its explanation does not depend on. Two worlds are the same to a viewer when everything else
 * in its view is equal, and the rules are; then so must be what it is told. Once over runs that could all have happened,
 * and once over a run and what comes of it by changing at will what others have stated.
 */
class ExplanationSecrecyTest {
    private static final int RUNS = 1_000;
    private static final long SEED = 89;

    /** Both protocols show what they show alike. */
    private static final Played<SealedRules, SealedMove, SealedState, SealedEvent> PLAYED = Played.of(new SealedBid());

    /** What a viewer is told at the end of a run, item by item. */
    interface Explainer {
        Json told(PlayedState<SealedRules, SealedState> state, Viewer viewer);
    }

    @Test
    void worlds_that_look_the_same_to_a_viewer_are_explained_alike() {
        Sameness runs = runs(ExplanationSecrecyTest::honest);
        Sameness altered = altered(ExplanationSecrecyTest::honest);
        assertThat(runs.leak).isEmpty();
        assertThat(altered.leak).isEmpty();
        assertThat(runs.codes.keySet())
                .as("all but those that end without prices")
                .hasSize(ExplanationCode.values().length - 3);
        assertThat(runs.differed).isGreaterThan(RUNS);
        assertThat(altered.differed).isGreaterThan(RUNS);
        System.out.printf(
                "explanations: %d and %d pairs of worlds that differ in what the viewer may not know, every one explained"
                        + " alike; %d runs of %d codes; seed %d%n",
                runs.differed, altered.differed, RUNS, runs.codes.size(), SEED);
    }

    @ParameterizedTest
    @EnumSource
    void a_planted_leak_is_found_among_runs(PlantedLeak leak) {
        assertThat(runs((state, viewer) -> hinted(leak, state, viewer)).leak).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void a_planted_leak_is_found_by_changing_what_others_stated(PlantedLeak leak) {
        assertThat(altered((state, viewer) -> hinted(leak, state, viewer)).leak).isPresent();
    }

    private static Json hinted(PlantedLeak leak, PlayedState<SealedRules, SealedState> state, Viewer viewer) {
        return Json.object()
                .put("told", honest(state, viewer))
                .put("hint", leak.hint(state.game(), viewer))
                .build();
    }

    private static Json honest(PlayedState<SealedRules, SealedState> state, Viewer viewer) {
        Json.Builder told = Json.object();
        PLAYED.view(state, viewer, Play.START)
                .details()
                .get("items")
                .members()
                .forEach((item, shown) ->
                        shown.find("explanation").ifPresent(explanation -> told.put(item, explanation)));
        return told.build();
    }

    /** Everything that a viewer sees but the explanations, under rules that everybody knows. */
    private static String seen(PlayedState<SealedRules, SealedState> state, Viewer viewer) {
        Json seen = PLAYED.view(state, viewer, Play.START).details();
        Json.Builder items = Json.object();
        seen.get("items").members().forEach((item, shown) -> {
            Map<String, Json> members = new TreeMap<>(shown.members());
            members.remove("explanation");
            items.put(item, new Json.Obj(members));
        });
        Map<String, Json> details = new TreeMap<>(seen.members());
        details.put("items", items.build());
        return viewer + " " + state.opening().rules() + " " + new Json.Obj(details).canonicalText();
    }

    private static List<Viewer> viewers(PlayedState<SealedRules, SealedState> state) {
        List<Viewer> viewers = new ArrayList<>(List.of(new Viewer.Operator()));
        for (Seat seat : PLAYED.seats(state)) {
            viewers.add(new Viewer.Party(seat.id()));
        }
        return viewers;
    }

    private static Sameness runs(Explainer explainer) {
        SplittableRandom random = new SplittableRandom(SEED);
        Sameness sameness = new Sameness();
        Map<String, World> first = new HashMap<>();
        for (int run = 0; run < RUNS && sameness.leak.isEmpty(); run++) {
            PlayedState<SealedRules, SealedState> state = RandomRun.of(random).played();
            for (Viewer viewer : viewers(state)) {
                World world = new World(state, explainer.told(state, viewer));
                World other = first.putIfAbsent(seen(state, viewer), world);
                sameness.count(honest(state, viewer));
                if (other != null) {
                    sameness.compare(other, world, viewer);
                }
            }
        }
        return sameness;
    }

    private static Sameness altered(Explainer explainer) {
        SplittableRandom random = new SplittableRandom(SEED);
        Sameness sameness = new Sameness();
        for (int run = 0; run < RUNS && sameness.leak.isEmpty(); run++) {
            Play play = RandomRun.of(random);
            for (Viewer viewer : viewers(play.played())) {
                PlayedState<SealedRules, SealedState> other = RandomRun.altered(play, viewer, random);
                assertThat(seen(other, viewer)).isEqualTo(seen(play.played(), viewer));
                sameness.compare(
                        new World(play.played(), explainer.told(play.played(), viewer)),
                        new World(other, explainer.told(other, viewer)),
                        viewer);
            }
        }
        return sameness;
    }

    private record World(PlayedState<SealedRules, SealedState> state, Json told) {
        private String hidden() {
            SealedState game = state.game();
            return game.placed() + " " + game.table().reserves() + " "
                    + game.outcome().settled();
        }
    }

    /** Whether two worlds that look the same were ever told apart. */
    private static final class Sameness {
        private final Map<String, Integer> codes = new TreeMap<>();
        private int differed;
        private Optional<String> leak = Optional.empty();

        private void count(Json told) {
            told.members().values().forEach(one -> codes.merge(one.get("code").text(), 1, Integer::sum));
        }

        private void compare(World one, World other, Viewer viewer) {
            if (one.hidden().equals(other.hidden())) {
                return;
            }
            differed++;
            if (leak.isEmpty() && !one.told().equals(other.told())) {
                leak = Optional.of(viewer + " tells apart\n" + one + "\nand\n" + other);
            }
        }
    }
}
