// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Seams;
import dev.parley.api.MakeMove;
import dev.parley.api.MandateView;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Store;
import dev.parley.audit.JsonReader;
import dev.parley.mandate.Conduct;
import dev.parley.mandate.MandateDraft;
import dev.parley.model.AgentId;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.samples.OpenAuction;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bids that stand side by side, each under the mandate of whoever made it. */
class StandingBidsTest {
    private static final Caller SELLER = Caller.person("sam");
    private static final Caller ANN = Caller.person("ann");
    private static final Caller BEA = Caller.person("bea");
    private static final Caller CARL = Caller.person("carl");
    private static final ListingRef LAMP = new ListingRef("lamp-1");

    private TestParley test = TestParley.empty(builder -> builder);
    private NegotiationId auction = new NegotiationId("none");

    /** The types of the events of each append to a negotiation, the last append last. */
    private final List<List<String>> appended = new ArrayList<>();

    private void open(Ground ground) {
        test.close();
        test = TestParley.empty(
                builder -> Seams.storeSeenThrough(ground.under(builder.protocol(new OpenAuction())), this::watched));
        test.publish(PolicyDraft.everything(new ProtocolId("open-auction", 1)));
        test.put(ListingDraft.by("sam", LAMP.value()).item("lamp", 500_00, 1).build());
        auction = test.parley()
                .negotiations()
                .open(SELLER, OpenNegotiation.on(LAMP), test.key())
                .orElseThrow()
                .id();
    }

    /** A store of which the appends that it takes are known. */
    private Store watched(Store store) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (method.isDefault()) {
                        return InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    try {
                        Object result = method.invoke(store, arguments);
                        if (method.getName().equals("commit")) {
                            watch((List<?>) arguments[0], (List<?>) result);
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void watch(List<?> batch, List<?> results) {
        for (int i = 0; i < batch.size(); i++) {
            if (results.get(i) instanceof CommitResult.Appended) {
                ((Append) batch.get(i))
                        .stream()
                                .ifPresent(stream -> appended.add(stream.events().stream()
                                        .map(event -> JsonReader.read(
                                                        event.header().toArray(),
                                                        event.header().length())
                                                .get("type")
                                                .text())
                                        .toList()));
            }
        }
    }

    private List<String> lastAppend() {
        return appended.get(appended.size() - 1);
    }

    private static Caller agent(Caller principal, String name) {
        return new Caller(principal.tenant(), principal.principal(), Optional.of(new AgentId(name)), principal.roles());
    }

    private MandateView grant(Caller principal, String agent, long budget) {
        MandateDraft draft = SampleMandates.toBuy(agent)
                .conduct(Conduct.of("bid", "join", "hammer"))
                .budget(budget);
        return test.grant(principal, draft);
    }

    private void join(Caller caller) {
        test.parley()
                .negotiations()
                .join(caller, auction, Optional.empty(), test.key())
                .orElseThrow();
    }

    private String bid(Caller caller, long cents) {
        return code(caller, MakeMove.of("bid", ListingDraft.price("lamp", cents)));
    }

    private String code(Caller caller, MakeMove move) {
        return test.parley()
                .negotiations()
                .move(caller, auction, move, test.key())
                .match(done -> "DONE", refused -> refused.code().name());
    }

    private NegotiationView look(Caller caller) {
        return test.parley().negotiations().find(caller, auction).orElseThrow();
    }

    private long leading() {
        return look(TestParley.OPERATOR)
                .details()
                .find("leader")
                .map(leader -> leader.get("amount").integer())
                .orElse(0L);
    }

    private long held(Caller principal, MandateView mandate) {
        return test.parley()
                .mandates()
                .find(principal, mandate.mandate().id())
                .orElseThrow()
                .budgetHeld();
    }

    private void revoke(Caller principal, MandateView mandate) {
        test.parley()
                .mandates()
                .revoke(principal, mandate.mandate().id(), test.key())
                .orElseThrow();
        test.parley().runDue();
    }

    /** The money of a bid that does not lead goes to another auction. */
    private void spendElsewhere(Caller caller, long cents) {
        ListingRef other = new ListingRef("lamp-2");
        test.put(ListingDraft.by("sam", other.value()).item("lamp", 500_00, 1).build());
        NegotiationId first = auction;
        auction = test.parley()
                .negotiations()
                .open(SELLER, OpenNegotiation.on(other), test.key())
                .orElseThrow()
                .id();
        join(Caller.person(caller.principal().value()));
        assertThat(bid(caller, cents)).isEqualTo("DONE");
        auction = first;
    }

    private List<String> own(Caller caller) {
        return look(caller).details().get("own").list(Json::text);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void two_agents_of_one_principal_bid_side_by_side_and_revoking_one_withdraws_its_bid_alone(Ground ground) {
        open(ground);
        MandateView first = grant(ANN, "agent-a", 100_00);
        MandateView second = grant(ANN, "agent-b", 300_00);
        join(ANN);

        assertThat(bid(agent(ANN, "agent-a"), 90_00)).isEqualTo("DONE");
        assertThat(held(ANN, first)).isEqualTo(90_00);
        assertThat(bid(agent(ANN, "agent-b"), 200_00)).isEqualTo("DONE");
        assertThat(own(ANN)).hasSize(2);
        assertThat(List.of(held(ANN, first), held(ANN, second))).containsExactly(0L, 200_00L);

        revoke(ANN, second);
        assertThat(own(ANN)).hasSize(1);
        assertThat(leading()).isEqualTo(90_00);
        assertThat(List.of(held(ANN, first), held(ANN, second))).containsExactly(90_00L, 0L);

        revoke(ANN, first);
        assertThat(own(ANN)).isEmpty();
        assertThat(held(ANN, first)).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void who_leads_again_is_held_in_the_same_append_or_the_next_is_asked(Ground ground) {
        open(ground);
        MandateView leaders = grant(ANN, "a", 1_000_00);
        MandateView runnersUp = grant(BEA, "b", 200_00);
        MandateView third = grant(CARL, "c", 100_00);
        List.of(ANN, BEA, CARL).forEach(this::join);
        assertThat(bid(agent(CARL, "c"), 80_00)).isEqualTo("DONE");
        assertThat(bid(agent(BEA, "b"), 150_00)).isEqualTo("DONE");
        assertThat(bid(agent(ANN, "a"), 160_00)).isEqualTo("DONE");
        assertThat(held(BEA, runnersUp)).isZero();
        spendElsewhere(agent(BEA, "b"), 120_00);

        revoke(ANN, leaders);

        assertThat(lastAppend()).containsExactly("bid-withdrawn", "bid-withdrawn");
        assertThat(leading()).isEqualTo(80_00);
        assertThat(held(CARL, third)).isEqualTo(80_00);
        assertThat(held(BEA, runnersUp)).isEqualTo(120_00);
        assertThat(own(BEA)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void the_winners_deal_is_under_the_mandate_of_its_bid(Ground ground) {
        open(ground);
        MandateView first = grant(ANN, "agent-a", 100_00);
        MandateView second = grant(ANN, "agent-b", 300_00);
        join(ANN);
        assertThat(bid(agent(ANN, "agent-a"), 90_00)).isEqualTo("DONE");
        assertThat(bid(agent(ANN, "agent-b"), 50_00)).isEqualTo("DONE");

        test.clock().advance(Duration.ofHours(2));

        assertThat(look(ANN).deals()).hasSize(1);
        assertThat(List.of(held(ANN, first), held(ANN, second))).containsExactly(90_00L, 0L);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_move_that_awards_to_another_buyer_is_checked_against_that_buyers_mandate(Ground ground) {
        open(ground);
        MandateView leaders = grant(ANN, "a", 1_000_00);
        List.of(ANN, BEA).forEach(this::join);
        assertThat(bid(agent(ANN, "a"), 160_00)).isEqualTo("DONE");
        test.parley().mandates().revoke(ANN, leaders.mandate().id(), test.key()).orElseThrow();

        assertThat(code(BEA, MakeMove.of("hammer"))).isEqualTo("STALE_OFFER");
        assertThat(look(BEA).deals()).isEmpty();
        assertThat(look(BEA).open()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_leader_withdraws_by_hand_though_the_runner_up_has_no_money_left(Ground ground) {
        open(ground);
        grant(ANN, "a", 1_000_00);
        MandateView runnersUp = grant(BEA, "b", 200_00);
        MandateView others = grant(BEA, "b2", 90_00);
        List.of(ANN, BEA, CARL).forEach(this::join);
        assertThat(bid(CARL, 80_00)).isEqualTo("DONE");
        assertThat(bid(agent(BEA, "b2"), 85_00)).isEqualTo("DONE");
        assertThat(bid(agent(BEA, "b"), 150_00)).isEqualTo("DONE");
        assertThat(bid(agent(ANN, "a"), 160_00)).isEqualTo("DONE");
        spendElsewhere(agent(BEA, "b"), 120_00);

        assertThat(code(ANN, MakeMove.of("withdraw"))).isEqualTo("DONE");

        assertThat(lastAppend()).containsExactly("bid-withdrawn", "bid-withdrawn");
        assertThat(own(BEA)).hasSize(1);
        assertThat(leading()).isEqualTo(85_00);
        assertThat(List.of(held(BEA, runnersUp), held(BEA, others))).containsExactly(120_00L, 85_00L);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void at_the_close_whoever_cannot_pay_goes_and_the_next_buys_in_the_same_append(Ground ground) {
        open(ground);
        Instant now = test.clock().instant();
        MandateView leaders = test.grant(
                ANN,
                SampleMandates.toBuy("a").conduct(Conduct.of("bid", "join")).valid(now, now.plus(Duration.ofHours(1))));
        grant(BEA, "b", 200_00);
        MandateView third = grant(CARL, "c", 100_00);
        List.of(ANN, BEA, CARL).forEach(this::join);
        assertThat(bid(agent(CARL, "c"), 80_00)).isEqualTo("DONE");
        assertThat(bid(agent(BEA, "b"), 150_00)).isEqualTo("DONE");
        assertThat(bid(agent(ANN, "a"), 160_00)).isEqualTo("DONE");
        test.clock().advance(Duration.ofSeconds(1));
        spendElsewhere(agent(BEA, "b"), 120_00);

        test.clock().advance(Duration.ofHours(1).minusSeconds(1));

        assertThat(appended)
                .contains(List.of("bid-withdrawn", "bid-withdrawn", "bidding-closed", "parley.deal-agreed"));
        assertThat(look(CARL).deals()).hasSize(1);
        assertThat(held(CARL, third)).isEqualTo(80_00);
        assertThat(own(BEA)).isEmpty();
        assertThat(held(ANN, leaders)).isZero();
    }
}
