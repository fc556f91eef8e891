// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.api.AdviceQuestion;
import dev.parley.api.AdviceQuestion.Spread;
import dev.parley.api.AdviceView;
import dev.parley.api.EstimateView;
import dev.parley.api.Laboratory;
import dev.parley.api.Outcome;
import dev.parley.laboratory.Goal;
import dev.parley.model.Json;
import dev.parley.policy.PolicyRule;
import dev.parley.port.Caller;
import dev.parley.testing.SettableClock;
import dev.parley.testing.TestParley;
import java.util.Currency;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;

/** A Parley without listings, whom a policy editor asks, and what the questions of all tests have in common. */
abstract class ProductTeam {
    static final Caller EDITOR = Caller.person("ed", Caller.Role.POLICY_EDITOR);
    static final Currency EUR = Currency.getInstance("EUR");
    static final int FEW = 2_000;

    final TestParley test = TestParley.empty(builder -> builder);
    final Parley parley = test.parley();
    final SettableClock clock = test.clock();
    final Laboratory laboratory = parley.laboratory();

    @AfterEach
    void close() {
        test.close();
    }

    static AdviceQuestion question(Goal goal) {
        return AdviceQuestion.about("used lamps", EUR, goal).plays(FEW).seed(7);
    }

    /** Values evenly up to 100 euros and sellers to whom the goods are worth nothing. */
    static AdviceQuestion forNothing(int buyers) {
        return question(Goal.SELLER_SURPLUS)
                .values(Spread.evenly(0, 100_00))
                .costs(Spread.always(0))
                .buyers(buyers, buyers);
    }

    static AdviceQuestion plain() {
        return question(Goal.GAINS).values(Spread.evenly(0, 10)).costs(Spread.evenly(0, 10));
    }

    AdviceView advise(AdviceQuestion question) {
        return laboratory.advise(EDITOR, question).orElseThrow();
    }

    static AdviceView.RankedProtocol ranked(AdviceView advice, String protocol) {
        return advice.ranking().stream()
                .filter(ranked -> ranked.name().equals(protocol))
                .findFirst()
                .orElseThrow();
    }

    static String protocol(AdviceView advice) {
        return firstRule(advice).choice().protocol().name();
    }

    static PolicyRule firstRule(AdviceView advice) {
        return PolicyRule.fromJson(
                advice.proposal().orElseThrow().draft().get("rules").elements().get(0));
    }

    static void assertIs(EstimateView estimate, double theory) {
        double half = (estimate.high() - estimate.low()) / 2.0;
        assertThat((double) estimate.mean()).isBetween(theory - 1.5 * half, theory + 1.5 * half);
    }

    Json violation(AdviceQuestion question) {
        return laboratory
                .advise(EDITOR, question)
                .match(
                        done -> {
                            throw new AssertionError("not refused");
                        },
                        refused -> Objects.requireNonNull(refused.params().get("violations"))
                                .elements()
                                .get(0));
    }

    void publish(AdviceView.PolicyProposal proposal) {
        long version = parley.policies()
                .publish(EDITOR, proposal.expectedVersion(), proposal.draft())
                .orElseThrow()
                .version();
        assertThat(version).isEqualTo(proposal.expectedVersion() + 1);
    }

    static void assertRefused(String code, Outcome<?> outcome) {
        assertThat(outcome.<String>match(
                        done -> "done", refused -> refused.code().name()))
                .isEqualTo(code);
    }
}
