// SPDX-License-Identifier: Apache-2.0
package dev.parley.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class HouseRuleTest {
    private static final String ROOT = "dev.parley";
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(HouseRuleTest::isOfAnArtifact)
            .importPackages(ROOT);

    /** Whether classes there are published: no test's of this artifact, nor of those beneath it. */
    static boolean isOfAnArtifact(Location location) {
        return !location.contains("/test-") && !location.contains("-tests.jar");
    }

    @ParameterizedTest
    @EnumSource
    void holds_in_the_house(HouseRule rule) {
        rule.on(ROOT).allowEmptyShould(true).check(HOUSE);
    }

    @ParameterizedTest
    @EnumSource
    void fails_on_the_fixture_that_breaks_it(HouseRule rule) {
        var broken = new ClassFileImporter().importPackages(rule.fixture());

        var result = rule.on(rule.fixture()).allowEmptyShould(true).evaluate(broken);

        assertThat(result.hasViolation()).isTrue();
    }

    @Test
    void lets_every_adapter_use_the_json_engine_and_the_entry_point_use_all() {
        var sound = HouseRule.class.getPackageName() + ".fixtures.sound";
        var classes = new ClassFileImporter().importPackages(sound);

        assertThat(classes).hasSizeGreaterThan(4);
        assertThat(HouseRule.values())
                .allSatisfy(rule -> rule.on(sound).allowEmptyShould(true).check(classes));
    }

    @ParameterizedTest
    @MethodSource
    void names_only_rooms_that_hold_a_type(Room room) {
        assertThat(room.holdsATypeOf(HOUSE, ROOT)).as(room.beneath(ROOT)).isTrue();
    }

    static Stream<Room> names_only_rooms_that_hold_a_type() {
        return Arrays.stream(Room.values());
    }
}
