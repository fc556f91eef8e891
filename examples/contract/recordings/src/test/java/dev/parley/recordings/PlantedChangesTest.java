// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contract.host.Chance;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Builds that are wrong are told from one that is not. */
final class PlantedChangesTest {
    private static final int SEQUENCES = 120;

    private final Map<Family, Recording> recorded = new EnumMap<>(Family.class);

    @BeforeAll
    static void nothing_is_left_to_chance() {
        Chance.install();
        Chance.fix();
    }

    @Test
    void every_planted_change_is_found() {
        Map<Planted, String> found = new EnumMap<>(Planted.class);
        for (Planted plant : Planted.values()) {
            first(plant).ifPresent(where -> found.put(plant, where));
        }
        System.out.println(found.size() + " of " + Planted.values().length + " planted changes found: " + found);
        assertThat(found.keySet()).containsExactlyInAnyOrder(Planted.values());
    }

    private Optional<String> first(Planted plant) {
        return IntStream.range(0, SEQUENCES)
                .boxed()
                .flatMap(number -> List.of(Family.ALTERNATING_OFFERS, Family.COIN_TOSS).stream()
                        .flatMap(family -> replayed(family, plant, number).stream()))
                .findFirst();
    }

    private Optional<String> replayed(Family family, Planted plant, int number) {
        Recording recording = recorded.computeIfAbsent(family, unseen -> new Recording());
        while (recording.size() <= number) {
            recording.add(family.play(recording.size(), Plant.NONE, false));
        }
        return new Replay(family, recording, AllowedDifferences.NONE, plant, false)
                .play(number)
                .difference()
                .map(difference -> family.label() + ' ' + difference.number() + ", step " + difference.step());
    }
}
