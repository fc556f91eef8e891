// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contract.host.Chance;
import dev.parley.recordings.Replay.Difference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A few sequences of each family, recorded beside the code; {@link Recordings} compares thousands. */
final class ReplayTest {
    private static final Path RECORDED = Path.of("recorded");

    @BeforeAll
    static void nothing_is_left_to_chance() {
        Chance.install();
        Chance.fix();
    }

    @ParameterizedTest
    @EnumSource
    void sequences_are_answered_as_they_were_recorded(Family family) {
        Recording recording = Recording.read(RECORDED.resolve(family.label() + ".gz"));
        AllowedDifferences allowed = AllowedDifferences.read(RECORDED.resolve(Recordings.ALLOWED));
        Replay replay = new Replay(family, recording, allowed, Plant.NONE, false);
        List<Difference> found = IntStream.range(0, recording.size())
                .mapToObj(replay::play)
                .map(Replay.Played::difference)
                .flatMap(Optional::stream)
                .toList();
        assertThat(found).as("differ from what was recorded").isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_sequence_is_the_same_to_the_byte_when_it_is_played_again(Family family) {
        List<Step> played = family.play(7, Plant.NONE, true);
        assertThat(family.play(7, Plant.NONE, true)).isEqualTo(played);
    }
}
