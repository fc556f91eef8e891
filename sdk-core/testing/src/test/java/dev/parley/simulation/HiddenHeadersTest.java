// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.EncryptsSecrets;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.samples.DemandSchedule;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.TestParley;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** While headers are kept from rivals, a transcript ends with the opening, whether or not the protocol told anything there. */
class HiddenHeadersTest {
    private static final Caller BUYER = Caller.person("ben");
    private static final Caller SELLER = Caller.person("sam");
    private static final ListingRef LAMP = new ListingRef("lamp-1");

    /** A game that keeps its headers to itself and opens without an event of its own. */
    private static Protocol<?, ?, ?, ?> keepingHeaders() {
        DemandSchedule game = new DemandSchedule();
        return (Protocol<?, ?, ?, ?>) Proxy.newProxyInstance(
                HiddenHeadersTest.class.getClassLoader(), new Class<?>[] {Protocol.class}, (proxy, method, given) -> {
                    if (method.getName().equals("capability")) {
                        EncryptsSecrets<Object> keeps = state -> false;
                        return given[0] == EncryptsSecrets.class ? Optional.of(keeps) : Optional.empty();
                    }
                    try {
                        return method.invoke(game, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_transcript_does_not_tell_that_a_rival_moved(Ground ground) {
        try (TestParley test = TestParley.empty(builder -> ground.under(builder.protocol(keepingHeaders())))) {
            test.publish(PolicyDraft.everything(new ProtocolId("demand-schedule", 1)));
            test.put(
                    ListingDraft.by("sam", LAMP.value()).item("lamp", 500_00, 1).build());
            NegotiationView opened = test.parley()
                    .negotiations()
                    .open(BUYER, OpenNegotiation.on(LAMP), test.key())
                    .orElseThrow();
            MakeMove demand = MakeMove.of("demand", ListingDraft.price("lamp", 60_00));
            test.parley()
                    .negotiations()
                    .move(BUYER, opened.id(), demand.seeing(opened.revision()), test.key())
                    .orElseThrow();

            List<Json> events = test.parley()
                    .negotiations()
                    .transcript(SELLER, opened.id())
                    .orElseThrow()
                    .events();

            assertThat(events).hasSize(1);
            assertThat(events.get(0).canonicalText()).contains("parley.opened");
        }
    }
}
