// SPDX-License-Identifier: Apache-2.0
package dev.parley.mandate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.AgentId;
import dev.parley.model.Disclosure;
import dev.parley.model.SettlementRule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A row per rule; each row also breaks every later rule. */
class MandatePrecedenceTest {
    private static final String APPROVAL = "NEEDS_APPROVAL 2000";

    private enum Rule {
        MANDATE_REQUIRED,
        MANDATE_NOT_IN_FORCE,
        MANDATE_SCOPE,
        MANDATE_MOVE,
        MANDATE_DISCLOSURE,
        MANDATE_BOUND,
        MANDATE_ROUNDS,
        MANDATE_PACE,
        APPROVAL_REQUIRED
    }

    private final SampleMandate mandate = new SampleMandate().perDeal(2_000).approvalFrom(2_001);
    private final AttemptDraft attempt = AttemptDraft.binding(Samples.terms(Samples.CHAIR, 1_000, 2, 0));

    private Actor actor = Samples.BY_AGENT;

    static Stream<List<Rule>> rows() {
        Rule[] all = Rule.values();
        return IntStream.range(0, all.length).mapToObj(i -> List.of(Arrays.copyOfRange(all, i, all.length)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void answers_with_the_first_rule_that_is_broken(List<Rule> broken) {
        broken.forEach(this::breakRule);
        Rule first = broken.get(0);
        assertThat(verdict()).isEqualTo(first == Rule.APPROVAL_REQUIRED ? APPROVAL : first.name());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void answers_with_a_rule_that_alone_is_broken(List<Rule> broken) {
        Rule only = broken.get(0);
        breakRule(only);
        assertThat(verdict()).isEqualTo(only == Rule.APPROVAL_REQUIRED ? APPROVAL : only.name());
    }

    @Test
    void permits_when_none_is_broken() {
        assertThat(verdict()).isEqualTo("PERMITTED");
    }

    private String verdict() {
        return AttemptDraft.describe(MandateCheck.decide(Optional.of(mandate.build()), actor, attempt.build()));
    }

    private void breakRule(Rule rule) {
        switch (rule) {
            case MANDATE_REQUIRED ->
                actor = new Actor(Samples.MAIN, Samples.BUYER, Optional.of(new AgentId("another")));
            case MANDATE_NOT_IN_FORCE -> mandate.revokedAt = Optional.of(Samples.NOON);
            case MANDATE_SCOPE -> mandate.scope = new Scope(false, Set.of("books"), Set.of(), Set.of());
            case MANDATE_MOVE -> mandate.kinds = Set.of();
            case MANDATE_DISCLOSURE -> attempt.tells = Set.of(Disclosure.MESSAGES);
            case MANDATE_BOUND -> mandate.perDeal(1_999);
            case MANDATE_ROUNDS -> {
                mandate.maxRounds = Optional.of(3L);
                attempt.movesMade = 3;
            }
            case MANDATE_PACE -> {
                mandate.minSecondsBetweenMoves = 60;
                attempt.lastMoveAt = Optional.of(Samples.NOON.minusSeconds(59));
            }
            case APPROVAL_REQUIRED -> {
                mandate.approvalFrom(2_000);
                attempt.settlement = SettlementRule.ALL;
            }
        }
    }
}
