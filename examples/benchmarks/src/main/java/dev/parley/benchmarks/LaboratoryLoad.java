// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.laboratory.Experiment;
import dev.parley.laboratory.Results;
import dev.parley.laboratory.Run;
import dev.parley.laboratory.game.Haggling;
import dev.parley.laboratory.game.PostedPrice;
import dev.parley.laboratory.game.ProtocolModel;
import dev.parley.laboratory.game.Reserve;
import dev.parley.laboratory.game.SealedBidAuction;
import dev.parley.laboratory.game.SealedBids;
import dev.parley.laboratory.population.Distribution;
import dev.parley.laboratory.population.Headcount;
import dev.parley.laboratory.population.Population;
import dev.parley.laboratory.population.Uniform;
import dev.parley.strategy.Negotiator;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A million negotiations of the laboratory, protocol by protocol, on two threads: how long they take. */
public final class LaboratoryLoad {
    private static final long NEGOTIATIONS = 1_000_000;
    private static final int WORKERS = 2;
    private static final Uniform UNIT = new Uniform(0, 1);

    private LaboratoryLoad() {}

    /** Prints a line for each protocol. */
    public static void main(String[] arguments) {
        Population two = Population.of(UNIT, UNIT, Headcount.exactly(1));
        Population five = Population.of(Distribution.always(0), UNIT, Headcount.exactly(5));
        Negotiator patient = Negotiator.conceding(.2);
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
        try {
            for (int round = 0; round < 2; round++) {
                play(two, new PostedPrice(.5), threads);
                play(two, new SealedBids(.5), threads);
                play(two, new Haggling(patient, patient, 20, .001), threads);
                play(two, new Haggling(patient, patient, 100, .001), threads);
                play(five, new SealedBidAuction(SealedBidAuction.Pricing.FIRST_PRICE, Reserve.best()), threads);
                play(five, new SealedBidAuction(SealedBidAuction.Pricing.SECOND_PRICE, Reserve.best()), threads);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void play(Population population, ProtocolModel protocol, ExecutorService threads) {
        long from = System.nanoTime();
        long processorFrom = processorMillis();
        Run run = Experiment.of(population, protocol, NEGOTIATIONS, 1).start(threads, WORKERS);
        Results results = run.results().join();
        double seconds = (System.nanoTime() - from) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-72s %6.2f s, processor %6.2f s, gains %.5f%n",
                protocol.name() + offers(protocol),
                seconds,
                (processorMillis() - processorFrom) / 1e3,
                results.measures().get(0).gains().mean());
    }

    private static long processorMillis() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toMillis();
    }

    private static String offers(ProtocolModel protocol) {
        return protocol instanceof Haggling haggling ? ", " + haggling.offers() + " offers" : "";
    }
}
