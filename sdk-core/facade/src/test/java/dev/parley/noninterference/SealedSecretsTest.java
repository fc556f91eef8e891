// SPDX-License-Identifier: Apache-2.0
package dev.parley.noninterference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.Tenant;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where submissions are sealed, nobody else can tell a reserve, a bid, a limit, that there is one, or what an agent may do:
 * not by any bytes, counts or revisions that may be fetched before the close; nor, where a reserve decided nothing, after
 * it. {@code -Dparley.noninterference.scripts=…} says how many scripts are played.
 */
class SealedSecretsTest {
    private static final int SCRIPTS = Integer.getInteger("parley.noninterference.scripts", 6);
    private static final int UNTIL_FOUND = 40;

    static {
        System.setProperty("org.slf4j.simpleLogger.log.dev.parley", "off");
    }

    @ParameterizedTest
    @EnumSource
    void nobody_else_can_tell_what_is_kept(SealedSecret secret) {
        int[] compared = search(secret, Optional.empty(), SCRIPTS);
        System.out.println("Sealed secrets: " + secret + ", " + compared[0] + " replies alike before the close, "
                + compared[1] + " after it");
        assertThat(compared[0]).isGreaterThan(SCRIPTS * 100);
        assertThat(compared[1] > 0).isEqualTo(secret.isOfReserve());
    }

    private static Stream<Arguments> planted() {
        return Stream.of(SealedLeak.values())
                .flatMap(leak -> leak.secrets().stream().map(secret -> Arguments.of(leak, secret)));
    }

    @ParameterizedTest
    @MethodSource("planted")
    void a_planted_leak_is_found(SealedLeak leak, SealedSecret secret) {
        assertThatThrownBy(() -> search(secret, Optional.of(leak), UNTIL_FOUND))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed ")
                .hasMessageContaining("tells the worlds apart");
    }

    private static int[] search(SealedSecret secret, Optional<SealedLeak> leak, int scripts) {
        int[] compared = new int[2];
        try (World one = new World(leak.map(some -> some.protocol(secret)));
                World two = new World(leak.map(some -> some.protocol(secret)))) {
            for (long seed = 1; seed <= scripts; seed++) {
                one.begin(new Tenant("t" + seed), seed);
                two.begin(new Tenant("t" + seed), seed);
                SealedPair pair = new SealedPair(new Random(seed), one, two, secret);
                try {
                    pair.play(leak.map(SealedLeak::id).orElse(secret.protocol()));
                } catch (AssertionError e) {
                    throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
                }
                compared[0] += pair.compared();
                compared[1] += pair.comparedAfterwards();
            }
        }
        return compared;
    }
}
