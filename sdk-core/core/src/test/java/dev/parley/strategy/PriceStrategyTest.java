// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parley.strategy.PriceStrategy.Kind;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PriceStrategyTest {
    private static final PriceAim BUYER = new PriceAim(0, 100);
    private static final PriceAim SELLER = new PriceAim(120, 60);

    private static PriceStrategy any(Kind kind) {
        Map<String, Integer> parameters = new TreeMap<>();
        kind.parameters().forEach(name -> parameters.put(name, 1));
        return new PriceStrategy(kind, new TreeMap<>(parameters));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void each_kind_is_found_by_its_name_and_plays_within_its_reservation(Kind kind) {
        assertThat(Kind.of(kind.text())).isEqualTo(kind);
        for (int offers = 1; offers <= 12; offers++) {
            Duel duel = Duel.of(
                    any(kind).negotiator(offers),
                    BUYER,
                    PriceStrategy.conceding(1_000).negotiator(offers),
                    SELLER,
                    offers);
            duel.price().ifPresent(price -> assertThat(price).isBetween(60L, 100L));
        }
    }

    @Test
    void concession_is_told_in_thousandths() {
        Situation half = new Situation(BUYER, 0.5, Offers.NONE, Offers.NONE);

        assertThat(PriceStrategy.conceding(500).negotiator(9).decide(half).target())
                .isEqualTo(1 - 0.25);
        assertThat(PriceStrategy.conceding(1_000).negotiator(9).decide(half).target())
                .isEqualTo(0.5);
    }

    @Test
    void equilibrium_play_knows_how_many_offers_there_are() {
        PriceStrategy strategy = PriceStrategy.equilibrium(900, 900);
        Situation first = new Situation(BUYER, 0, Offers.NONE, Offers.NONE);

        assertThat(strategy.negotiator(1).decide(first).target()).isEqualTo(1);
        assertThat(strategy.negotiator(2).decide(first).target()).isCloseTo(1 - 0.9, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "CONCEDING, concession, 0, concession must be there",
        "CONCEDING, concession, 1000001, concession must be there",
        "CONCEDING, window, 1, window is no parameter of conceding",
        "TIT_FOR_TAT, window, 1001, window must be there",
        "MINIMAL_CONCESSION, window, 1, window is no parameter",
        "EQUILIBRIUM, ownDiscount, 1, otherDiscount must be there"
    })
    void what_is_missing_too_much_or_out_of_range_is_named(Kind kind, String name, int number, String message) {
        assertThatThrownBy(() -> new PriceStrategy(kind, new TreeMap<>(Map.of(name, number))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void two_without_impatience_have_no_equilibrium() {
        assertThatThrownBy(() -> PriceStrategy.equilibrium(1_000, 1_000)).hasMessageContaining("must not both be 1000");
        assertThatThrownBy(() -> Kind.of("boulware")).hasMessageContaining("boulware");
    }
}
