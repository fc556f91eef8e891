// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.mandate.Conduct;
import dev.parley.mandate.MandateDraft;
import dev.parley.mandate.Scope;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.PrincipalId;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.WireMove;
import dev.parley.protocol.samples.Allotment;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.SettableClock;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mediator whom the policy names sits between seller and buyers, decides between them, owes nothing and takes no side. */
class NamedMediatorTest {
    private static final Caller SELLER = Caller.person("sam");
    private static final Caller ANN = Caller.person("ann");
    private static final Caller BEA = Caller.person("bea");
    private static final Caller MIRA = Caller.person("mira");
    private static final ListingRef LOT = new ListingRef("lot-1");

    private TestParley test = TestParley.empty(builder -> builder);
    private NegotiationId talk = new NegotiationId("none");

    @AfterEach
    void close() {
        test.close();
    }

    private static Choice choice() {
        return new Choice(new ProtocolId("allotment", 1), Json.object().build(), SettlementRule.EACH_ITEM);
    }

    private void begin(Ground ground) {
        test.close();
        test = TestParley.empty(builder -> ground.under(builder.protocol(new Allotment())));
        test.publish(PolicyDraft.everything(choice().mediatedBy(MIRA.principal())));
        test.put(ListingDraft.by("sam", LOT.value())
                .item("lamp", 500_00, 1)
                .item("desk", 500_00, 1)
                .build());
    }

    private void open(Ground ground) {
        begin(ground);
        talk = test.parley()
                .negotiations()
                .open(SELLER, OpenNegotiation.on(LOT), test.key())
                .orElseThrow()
                .id();
    }

    private String opens() {
        return test.parley()
                .negotiations()
                .open(SELLER, OpenNegotiation.on(LOT), test.key())
                .match(done -> "DONE", refused -> refused.code().name());
    }

    private String join(Caller caller) {
        return test.parley()
                .negotiations()
                .join(caller, talk, Optional.empty(), test.key())
                .match(done -> "DONE", refused -> refused.code().name());
    }

    private String ask(Caller caller, String item, long cents) {
        return move(caller, MakeMove.of("ask", ListingDraft.price(item, cents)));
    }

    private String allot(Caller caller, long first) {
        Json payload = Json.object().put("first", first).build();
        WireMove move = new WireMove("allot", List.of(), payload);
        return move(caller, new MakeMove(Optional.empty(), Optional.empty(), move, Optional.empty()));
    }

    private String move(Caller caller, MakeMove move) {
        return test.parley()
                .negotiations()
                .move(caller, talk, move, test.key())
                .match(done -> "DONE", refused -> refused.code().name());
    }

    private NegotiationView look(Caller caller) {
        return test.parley().negotiations().find(caller, talk).orElseThrow();
    }

    private static MandateDraft toMediate(String agent) {
        return MandateDraft.toMediate(agent, "EUR")
                .scope(Scope.ANYTHING)
                .conduct(Conduct.of("allot"))
                .valid(SettableClock.START, SettableClock.START.plus(Duration.ofDays(30)));
    }

    private long paid(Caller buyer) {
        return look(buyer).deals().stream()
                .map(deal -> test.parley().deals().find(buyer, deal).orElseThrow())
                .mapToLong(view -> view.deal().total().minorUnits())
                .sum();
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void the_policy_seats_the_mediator_who_gives_items_to_several_buyers_in_one_step(Ground ground) {
        open(ground);
        assertThat(List.of(join(ANN), join(BEA))).containsOnly("DONE");
        assertThat(look(ANN).seats())
                .filteredOn(seat -> seat.role() == SeatRole.MEDIATOR)
                .extracting(seat -> seat.principal().value())
                .containsExactly("mira");
        assertThat(List.of(ask(ANN, "lamp", 90_00), ask(BEA, "desk", 70_00), ask(BEA, "lamp", 80_00)))
                .containsOnly("DONE");
        assertThat(look(MIRA).allowed()).extracting(allowed -> allowed.kind()).containsExactly("allot");

        assertThat(allot(MIRA, 0)).isEqualTo("DONE");

        assertThat(look(SELLER).phase()).isEqualTo("allotted");
        assertThat(look(SELLER).deals()).hasSize(2);
        assertThat(List.of(paid(ANN), paid(BEA))).containsExactly(90_00L, 70_00L);
        assertThat(look(MIRA).deals()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_mediator_moves_when_and_how_the_lifecycle_and_its_mandate_let_it(Ground ground) {
        open(ground);
        assertThat(join(ANN)).isEqualTo("DONE");
        Caller bot = Caller.agent("mira", "bot");

        assertThat(allot(MIRA, 0)).isEqualTo("MOVE_NOT_ALLOWED");
        assertThat(ask(MIRA, "lamp", 90_00)).isNotEqualTo("DONE");
        assertThat(allot(SELLER, 0)).isNotEqualTo("DONE");
        assertThat(ask(ANN, "lamp", 90_00)).isEqualTo("DONE");
        assertThat(allot(bot, 0)).isEqualTo("MANDATE_REQUIRED");
        test.grant(MIRA, toMediate("bot").conduct(Conduct.of("ask")));
        assertThat(allot(bot, 0)).isEqualTo("MANDATE_MOVE");
        test.grant(MIRA, toMediate("bot"));
        assertThat(allot(bot, 0)).isEqualTo("DONE");
        assertThat(allot(MIRA, 0)).isEqualTo("NEGOTIATION_CLOSED");
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_mediator_is_neither_a_party_nor_its_agent_nor_the_other_way_round(Ground ground) {
        begin(ground);
        test.publish(PolicyDraft.everything(choice().mediatedBy(SELLER.principal())));
        assertThat(opens()).isEqualTo("PRINCIPAL_ON_BOTH_SIDES");
        test.publish(PolicyDraft.everything(choice()));
        assertThat(opens()).isEqualTo("INVALID_RULES");
        test.grant(SELLER, SampleMandates.toSell("bent"));
        test.publish(PolicyDraft.everything(choice().mediatedBy(new PrincipalId("bent"))));
        assertThat(opens()).isEqualTo("MEDIATOR_TAKES_SIDES");

        open(ground);
        assertThat(join(MIRA)).isEqualTo("ALREADY_JOINED");
        assertThat(join(ANN)).isEqualTo("DONE");
        assertThat(ask(ANN, "lamp", 90_00)).isEqualTo("DONE");
        Caller both = Caller.agent("mira", "both");
        test.grant(MIRA, toMediate("both"));
        test.grant(ANN, SampleMandates.toBuy("both").conduct(Conduct.of("ask")));
        assertThat(allot(both, 0)).isEqualTo("MEDIATOR_TAKES_SIDES");
        assertThat(ask(Caller.agent("ann", "both"), "desk", 80_00)).isEqualTo("MEDIATOR_TAKES_SIDES");
        test.grant(BEA, SampleMandates.toBuy("mira").conduct(Conduct.of("ask", "join")));
        assertThat(join(BEA)).isEqualTo("MEDIATOR_TAKES_SIDES");
        assertThat(allot(MIRA, 0)).isEqualTo("DONE");
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void the_service_itself_may_have_the_seat_and_nobody_calls_in_its_name(Ground ground) {
        begin(ground);
        test.publish(PolicyDraft.everything(choice().mediatedBy(PrincipalId.SERVICE)));
        assertThat(opens()).isEqualTo("DONE");
        assertThatThrownBy(() -> Caller.person(PrincipalId.SERVICE.value()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the service itself");
    }
}
