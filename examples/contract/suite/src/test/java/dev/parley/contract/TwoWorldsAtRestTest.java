// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Secrets that lie in records besides a negotiation's events, stored reserves and approvals, do not show there either. */
final class TwoWorldsAtRestTest {
    @ParameterizedTest
    @EnumSource(names = {"STORED_RESERVE", "APPROVAL"})
    void the_tables_do_not_tell_the_worlds_apart_and_hold_no_trace(SealedScript script) {
        assertThat(Worlds.shared().differences(script))
                .filteredOn(difference -> difference.channel().isAtRest())
                .isEmpty();
    }
}
