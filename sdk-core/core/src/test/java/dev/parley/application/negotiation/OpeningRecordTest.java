// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.application.Environment;
import dev.parley.application.SessionCache;
import dev.parley.application.command.Idempotency;
import dev.parley.application.negotiation.session.NegotiationAccess;
import org.junit.jupiter.api.Test;

class OpeningRecordTest {
    private static Environment anotherNode(Environment one) {
        return new Environment(
                one.store(),
                one.clock(),
                one.ids(),
                one.protocols(),
                one.listings(),
                one.inventory(),
                one.hostTransaction(),
                one.keys(),
                one.listeners(),
                one.telemetry(),
                one.settings(),
                one.facts(),
                SessionCache.NONE);
    }

    @Test
    void shows_its_rules_alike_to_the_opener_and_to_whoever_reads_them_back() {
        House house = House.plain();
        NegotiationView opened = house.negotiations
                .open(House.BERTA, OpenNegotiation.on(House.LAMP), house.key())
                .orElseThrow();
        Environment other = anotherNode(house.environment);
        NegotiationService elsewhere = new NegotiationService(NegotiationAccess.of(other, new Idempotency(other)));

        NegotiationView readBack = elsewhere.find(House.BERTA, opened.id()).orElseThrow();

        assertThat(readBack.rules().toString()).isEqualTo(opened.rules().toString());
    }
}
