// SPDX-License-Identifier: Apache-2.0
package dev.parley.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.adapter.ojalgo.OjAlgoSolver;
import dev.parley.api.AdviceQuestion;
import dev.parley.api.AdviceQuestion.Spread;
import dev.parley.api.AdviceView;
import dev.parley.api.AdviceView.PolicyProposal;
import dev.parley.laboratory.Goal;
import dev.parley.laboratory.Run;
import dev.parley.laboratory.advice.Advice;
import dev.parley.laboratory.advice.Question;
import dev.parley.laboratory.bound.BestMechanism;
import dev.parley.laboratory.history.HistoryReader;
import dev.parley.laboratory.history.Reading;
import dev.parley.laboratory.population.Distribution;
import dev.parley.laboratory.population.Headcount;
import dev.parley.laboratory.population.Population;
import dev.parley.laboratory.population.Uniform;
import dev.parley.policy.Policy;
import dev.parley.port.Caller;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.testing.TestParley;
import java.io.IOException;
import java.io.StringReader;
import java.util.Currency;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The snippets of the guide's chapter on the laboratory. */
class LaboratorySnippetTest {
    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void asks_which_protocol_to_choose() {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        // #region ask
        Population people = Population.of(
                Distribution.always(40), // what the goods are worth to sellers
                new Uniform(20, 120), // what they are worth to buyers
                Headcount.between(1, 3)); // how many buyers come to a listing
        Question question = Question.of("used lamps", people, Goal.SELLER_SURPLUS);

        Run run = question.experiment().start(threads, 2); // run.done() of run.total(), run.cancel()
        Advice advice = Advice.of(
                question,
                run.results().join(),
                Optional.of(BestMechanism.of(people, new OjAlgoSolver(), BestMechanism.CELLS)));

        System.out.println(advice.protocol().orElse("none"));
        advice.reasons().forEach(reason -> System.out.println(reason.sentence()));
        // #endregion ask
        threads.shutdown();

        assertThat(advice.protocol()).contains("sealed auction, second price, best reserve");
        assertThat(advice.reasons()).hasSizeGreaterThan(2);
    }

    @Test
    void publishes_what_is_advised() {
        TestParley test = TestParley.empty(builder -> builder);
        Parley parley = test.parley();
        Caller editor = TestParley.POLICY_EDITOR;
        // #region advise
        AdviceQuestion question = AdviceQuestion.about("used lamps", EUR, Goal.SELLER_SURPLUS)
                .values(Spread.evenly(20_00, 120_00)) // what the goods are worth to buyers, in cents
                .costs(Spread.always(40_00)) // what they are worth to sellers
                .buyers(1, 3); // how many buyers come to a listing

        AdviceView advice = parley.laboratory().advise(editor, question).orElseThrow();

        advice.reasons().forEach(reason -> System.out.println(reason.sentence()));
        PolicyProposal proposal = advice.proposal().orElseThrow();
        Policy policy = parley.policies()
                .publish(editor, proposal.expectedVersion(), proposal.draft())
                .orElseThrow();
        // #endregion advise

        assertThat(policy.rules().get(0).choice().protocol()).isEqualTo(SealedAuction.ID);
        test.close();
    }

    @Test
    void reads_records() throws IOException {
        String text = "buyer,seller,currency\n100,80,EUR\n120,x,EUR\n";
        // #region history
        Reading reading = HistoryReader.read(new StringReader(text), "EUR");
        if (reading instanceof Reading.Unreadable unreadable) {
            System.out.println(unreadable.sentence());
        }
        // #endregion history

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class,
                        unreadable -> assertThat(unreadable.sentence())
                                .startsWith("Row 3, column seller: \"x\" is not an amount;"));
    }
}
