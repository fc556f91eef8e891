// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.MakeMove;
import dev.parley.api.MandateView;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.mandate.Conduct;
import dev.parley.mandate.MandateDraft;
import dev.parley.model.AgentId;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.Terms;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.WireMove;
import dev.parley.protocol.samples.DemandSchedule;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A move that binds to one of several alternatives, of which another chooses. */
class AlternativesTest {
    private static final Caller SELLER = Caller.person("sam");
    private static final Caller ANN = Caller.person("ann");
    private static final Caller BOT =
            new Caller(ANN.tenant(), ANN.principal(), Optional.of(new AgentId("bot")), ANN.roles());
    private static final ListingRef LAMP = new ListingRef("lamp-1");

    private TestParley test = TestParley.empty(builder -> builder);
    private NegotiationId talk = new NegotiationId("none");

    @AfterEach
    void close() {
        test.close();
    }

    private MandateView open(Ground ground, long budget, Optional<Long> approvalFrom) {
        test.close();
        test = TestParley.empty(builder -> ground.under(builder.protocol(new DemandSchedule())));
        test.publish(PolicyDraft.everything(new ProtocolId("demand-schedule", 1)));
        test.put(ListingDraft.by("sam", LAMP.value()).item("lamp", 500_00, 1).build());
        MandateDraft draft =
                SampleMandates.toBuy("bot").conduct(Conduct.of("demand")).budget(budget);
        MandateView mandate =
                test.grant(ANN, approvalFrom.map(draft::approvalFrom).orElse(draft));
        talk = test.parley()
                .negotiations()
                .open(BOT, OpenNegotiation.on(LAMP), test.key())
                .orElseThrow()
                .id();
        return mandate;
    }

    private String demand(long... cents) {
        Terms[] ways = Arrays.stream(cents)
                .mapToObj(price -> ListingDraft.price("lamp", price))
                .toArray(Terms[]::new);
        NegotiationView seen = look(ANN);
        return test.parley()
                .negotiations()
                .move(BOT, talk, MakeMove.of("demand", ways).seeing(seen.revision()), test.key())
                .match(done -> "DONE", refused -> refused.code().name());
    }

    private NegotiationView look(Caller caller) {
        return test.parley().negotiations().find(caller, talk).orElseThrow();
    }

    private long held(MandateView mandate) {
        return test.parley()
                .mandates()
                .find(ANN, mandate.mandate().id())
                .orElseThrow()
                .budgetHeld();
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void every_alternative_lies_within_the_mandate_and_the_dearest_is_held(Ground ground) {
        MandateView mandate = open(ground, 100_00, Optional.empty());

        assertThat(demand(60_00, 120_00)).isEqualTo("BUDGET_EXCEEDED");
        assertThat(held(mandate)).isZero();
        assertThat(demand(60_00, 90_00)).isEqualTo("DONE");
        assertThat(held(mandate)).isEqualTo(90_00);

        test.parley()
                .negotiations()
                .move(
                        SELLER,
                        talk,
                        new MakeMove(
                                Optional.empty(),
                                Optional.empty(),
                                new WireMove(
                                        "choose",
                                        List.of(),
                                        Json.object().put("place", 0).build()),
                                Optional.of(look(SELLER).revision())),
                        test.key())
                .orElseThrow();

        assertThat(look(ANN).deals()).hasSize(1);
        assertThat(held(mandate)).isEqualTo(60_00);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void the_dearest_alternative_decides_whether_the_principal_is_asked(Ground ground) {
        open(ground, 1_000_00, Optional.of(80_00L));

        assertThat(demand(60_00, 79_00)).isEqualTo("DONE");
        open(ground, 1_000_00, Optional.of(80_00L));
        assertThat(demand(60_00, 90_00)).isEqualTo("APPROVAL_REQUIRED");
    }
}
