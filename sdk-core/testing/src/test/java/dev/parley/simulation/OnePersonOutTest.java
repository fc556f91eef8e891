// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.DealView;
import dev.parley.api.MakeMove;
import dev.parley.api.MandateView;
import dev.parley.api.NegotiationQuery;
import dev.parley.api.NegotiationSummary;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.OperatorAction;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.PrincipalId;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.settlement.DealState;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An operator finds all that concerns a principal, page by page, and ends it. */
class OnePersonOutTest {
    private static final Caller BERT = Caller.person("bert");
    private static final Caller BOT = Caller.agent("bert", "bot");
    private static final Caller SARA = Caller.person("sara");
    private static final Caller OPERATOR = TestParley.OPERATOR;
    private static final PrincipalId WHO = BERT.principal();
    private static final int PAGE = 2;
    private static final int EACH = 5;

    @ParameterizedTest
    @EnumSource
    void everything_of_a_principal_is_found_and_ended_and_nothing_of_others(Ground ground) {
        try (TestParley test = market(ground)) {
            NegotiationId others = opened(test, Caller.person("rita"), "lamp-0");
            test.grant(Caller.person("rita"), SampleMandates.toBuy("bot"));

            List<NegotiationSummary> negotiations = negotiations(test, true);
            assertThat(negotiations).hasSize(EACH).noneMatch(one -> one.id().equals(others));
            assertThat(negotiations(test, false)).hasSize(EACH);
            assertThat(deals(test)).hasSize(EACH);
            List<MandateView> mandates = mandates(test);
            assertThat(mandates).hasSize(EACH);
            assertThat(mandates.stream().mapToLong(MandateView::budgetHeld).sum())
                    .isEqualTo(EACH * 100 + EACH * 90);

            end(test);

            assertThat(negotiations(test, true)).isEmpty();
            assertThat(deals(test)).allMatch(deal -> deal.status().state() == DealState.CANCELLED);
            assertThat(mandates(test)).allMatch(one -> one.mandate().revokedAt().isPresent() && one.budgetHeld() == 0);
            assertThat(test.parley()
                            .negotiations()
                            .find(OPERATOR, others)
                            .orElseThrow()
                            .open())
                    .isTrue();
            NegotiationView seen = test.parley()
                    .negotiations()
                    .find(SARA, negotiations.get(0).id())
                    .orElseThrow();
            assertThat(seen.details().get("closeReason").text()).isEqualTo("cancelled");
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobody_but_operators_asks_for_a_principal(Ground ground) {
        try (TestParley test = market(ground)) {
            for (Caller caller : List.of(BERT, BOT, SARA, TestParley.HOST)) {
                assertThat(code(test.parley().negotiations().list(caller, of(true, Optional.empty()))))
                        .isEqualTo("NOT_ENTITLED");
                assertThat(code(test.parley().mandates().list(caller, Optional.of(WHO), Optional.empty(), PAGE)))
                        .isEqualTo("NOT_ENTITLED");
                assertThat(code(test.parley().deals().list(caller, Optional.of(WHO), Optional.empty(), PAGE)))
                        .isEqualTo("NOT_ENTITLED");
            }
        }
    }

    /** Bert's agent agrees on some lamps and has open offers for others. */
    private static TestParley market(Ground ground) {
        TestParley test = TestParley.empty(ground::under);
        test.publish(PolicyDraft.everything(AlternatingOffers.ID));
        for (int i = 0; i < EACH; i++) {
            test.grant(BERT, SampleMandates.toBuy("bot").budget(1_000));
            test.put(ListingDraft.by("sara", "lamp-" + i).item("lamp", 200, 9).build());
            NegotiationId agreed = opened(test, BOT, "lamp-" + i);
            offer(test, agreed, 90);
            NegotiationView offered =
                    test.parley().negotiations().find(SARA, agreed).orElseThrow();
            test.parley()
                    .negotiations()
                    .move(SARA, agreed, TestParley.answer(offered, "accept"), test.key())
                    .orElseThrow();
            offer(test, opened(test, BOT, "lamp-" + i), 100);
        }
        return test;
    }

    private static NegotiationId opened(TestParley test, Caller caller, String listing) {
        return test.parley()
                .negotiations()
                .open(caller, OpenNegotiation.on(new ListingRef(listing)), test.key())
                .orElseThrow()
                .id();
    }

    private static void offer(TestParley test, NegotiationId negotiation, long cents) {
        String revision = test.parley()
                .negotiations()
                .find(BOT, negotiation)
                .orElseThrow()
                .revision();
        MakeMove offer = MakeMove.of("offer", ListingDraft.price("lamp", cents)).seeing(revision);
        test.parley().negotiations().move(BOT, negotiation, offer, test.key()).orElseThrow();
    }

    /** As the guide says: mandates first, so that agents stop; deals last, since until then there may be more. */
    private static void end(TestParley test) {
        mandates(test)
                .forEach(one -> test.parley()
                        .mandates()
                        .revoke(OPERATOR, one.mandate().id(), test.key())
                        .orElseThrow());
        negotiations(test, true)
                .forEach(one -> test.parley()
                        .negotiations()
                        .control(OPERATOR, one.id(), OperatorAction.CANCEL, test.key())
                        .orElseThrow());
        deals(test)
                .forEach(one -> test.parley()
                        .deals()
                        .cancel(OPERATOR, one.deal().id(), test.key())
                        .orElseThrow());
        test.parley().runDue();
    }

    private static NegotiationQuery of(boolean open, Optional<String> cursor) {
        return new NegotiationQuery(
                Optional.empty(), Optional.empty(), Optional.of(open), Optional.of(WHO), cursor, PAGE);
    }

    private static List<NegotiationSummary> negotiations(TestParley test, boolean open) {
        return all(cursor -> test.parley().negotiations().list(OPERATOR, of(open, cursor)));
    }

    private static List<MandateView> mandates(TestParley test) {
        return all(cursor -> test.parley().mandates().list(OPERATOR, Optional.of(WHO), cursor, PAGE));
    }

    private static List<DealView> deals(TestParley test) {
        return all(cursor -> test.parley().deals().list(OPERATOR, Optional.of(WHO), cursor, PAGE));
    }

    /** What stands on all pages. */
    private static <T> List<T> all(Function<Optional<String>, Outcome<Page<T>>> list) {
        List<T> all = new ArrayList<>();
        Page<T> page = list.apply(Optional.empty()).orElseThrow();
        all.addAll(page.items());
        while (page.next().isPresent()) {
            page = list.apply(page.next()).orElseThrow();
            all.addAll(page.items());
        }
        return all;
    }

    private static String code(Outcome<?> outcome) {
        return outcome.match(done -> "DONE", refused -> refused.code().name());
    }
}
