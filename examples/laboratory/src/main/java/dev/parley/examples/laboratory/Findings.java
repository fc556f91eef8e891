// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.laboratory;

import dev.parley.adapter.ojalgo.OjAlgoSolver;
import dev.parley.laboratory.Measures;
import dev.parley.laboratory.Results;
import dev.parley.laboratory.Tournament;
import dev.parley.laboratory.advice.Advice;
import dev.parley.laboratory.advice.Question;
import dev.parley.laboratory.bound.BestMechanism;
import dev.parley.laboratory.population.Distribution;
import dev.parley.laboratory.population.Fee;
import dev.parley.laboratory.population.Headcount;
import dev.parley.laboratory.population.Population;
import dev.parley.strategy.AcceptanceRule;
import dev.parley.strategy.Negotiator;
import dev.parley.strategy.OfferingRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * All that a report shows.
 *
 * @param most what no mechanism exceeds; empty for common values, parties who mind risk, and very many buyers
 * @param byBuyers the results for one buyer, two, and so on
 * @param byFee the results for fees of 0 %, 5 %, and so on
 * @param tournament strategies that haggle with each other; empty for common values
 */
record Findings(
        Advice advice,
        Optional<BestMechanism> most,
        List<Results> byBuyers,
        List<Results> byFee,
        Optional<Tournament.Table> tournament) {
    /** Numbers of buyers go up to this. */
    static final int BUYERS = 6;
    /** So far apart are the fees that are tried. */
    static final double FEE_STEP = .05;

    private static final int FEES = 7;
    private static final long FEWER = 20_000;
    private static final int MOST_BUYERS = 12;

    static Findings of(Request request, Executor threads, int workers) {
        Question question = request.question();
        Population population = question.population();
        Optional<BestMechanism> most = most(population);
        List<Results> byBuyers = new ArrayList<>();
        for (int buyers = 1; buyers <= BUYERS; buyers++) {
            byBuyers.add(play(question, population.with(Headcount.exactly(buyers)), question.fee(), threads, workers));
        }
        List<Results> byFee = new ArrayList<>();
        for (int step = 0; step < FEES; step++) {
            byFee.add(play(
                    question,
                    population,
                    new Fee(step * FEE_STEP, question.fee().fixed()),
                    threads,
                    workers));
        }
        Results results =
                question.experiment().start(threads, workers).results().join();
        return new Findings(
                Advice.of(question, results, most), most, byBuyers, byFee, tournament(question, threads, workers));
    }

    private static Results play(Question question, Population population, Fee fee, Executor threads, int workers) {
        return new Question(
                        question.listing(),
                        population,
                        fee,
                        question.goal(),
                        Math.min(FEWER, question.plays()),
                        question.seed())
                .experiment()
                .start(threads, workers)
                .results()
                .join();
    }

    private static Optional<BestMechanism> most(Population population) {
        boolean known = population.valuation().isPrivate()
                && population.buyerRisk() == 0
                && population.sellerRisk() == 0
                && population.buyers().most() <= MOST_BUYERS;
        return known
                ? Optional.of(BestMechanism.of(population, new OjAlgoSolver(), BestMechanism.CELLS))
                : Optional.empty();
    }

    private static Optional<Tournament.Table> tournament(Question question, Executor threads, int workers) {
        Population population = question.population().with(Headcount.exactly(1));
        if (!population.valuation().isPrivate()) {
            return Optional.empty();
        }
        Distribution values = population.valuation().estimates(1, population.costs());
        double width = Math.max(values.most(), population.costs().most())
                - Math.min(values.least(), population.costs().least());
        List<Negotiator> strategies = List.of(
                new Negotiator("holds out long", OfferingRule.conceding(.2), AcceptanceRule.next()),
                new Negotiator("gives way evenly", OfferingRule.conceding(1), AcceptanceRule.next()),
                new Negotiator("gives way early", OfferingRule.conceding(5), AcceptanceRule.next()),
                new Negotiator("gives as it gets", OfferingRule.titForTat(1), AcceptanceRule.next()),
                new Negotiator("smallest steps", OfferingRule.minimalConcession(), AcceptanceRule.next()));
        return Optional.of(
                new Tournament(population, strategies, 20, Math.max(1e-6, width / 100), 2_000, question.seed())
                        .play(threads, workers));
    }

    /** A protocol's measures where it was played. */
    static Optional<Measures> find(Results results, String protocol) {
        return results.measures().stream()
                .filter(measures -> measures.protocol().equals(protocol))
                .findFirst();
    }
}
