// SPDX-License-Identifier: Apache-2.0
package dev.parley.noninterference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.Tenant;
import dev.parley.protocol.alternating.AlternatingOffers;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An answer by a threshold is an answer by hand. In one world the seller has thresholds, in the other it answers itself,
 * at the same instant, what they would have answered; nobody else can tell, by anything that they may fetch.
 */
class AnswerByHandTest {
    private static final int SCRIPTS = Integer.getInteger("parley.noninterference.scripts", 30);

    static {
        System.setProperty("org.slf4j.simpleLogger.log.dev.parley", "off");
    }

    @Test
    void an_answer_by_itself_looks_like_one_by_hand() {
        Twins.Compared compared = play(Optional.empty());
        System.out.println("Answers by hand: " + compared);
        assertThat(compared.accepted()).isGreaterThan(10);
        assertThat(compared.declined()).isGreaterThan(10);
        assertThat(compared.replies()).isGreaterThan(SCRIPTS * 20);
    }

    @ParameterizedTest
    @EnumSource(names = {"ANSWER_WITHIN", "MARKED_ANSWER"})
    void a_planted_mark_of_the_number_is_found(Leak leak) {
        assertThatThrownBy(() -> play(Optional.of(leak)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("tells the number from the hand");
    }

    private static Twins.Compared play(Optional<Leak> leak) {
        Twins.Compared compared = new Twins.Compared();
        try (World number = new World(leak.map(Leak::protocol));
                World hand = new World(leak.map(Leak::protocol))) {
            for (long seed = 1; seed <= SCRIPTS; seed++) {
                number.begin(new Tenant("t" + seed), seed);
                hand.begin(new Tenant("t" + seed), seed);
                Twins twins = new Twins(new Random(seed), number, hand, compared);
                twins.found(leak.map(Leak::id).orElse(AlternatingOffers.ID));
                twins.play(seed);
            }
        }
        return compared;
    }
}
