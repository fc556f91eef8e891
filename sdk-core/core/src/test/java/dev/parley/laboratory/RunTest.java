// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parley.laboratory.game.Haggling;
import dev.parley.laboratory.game.PostedPrice;
import dev.parley.laboratory.game.ProtocolModel;
import dev.parley.laboratory.game.Reserve;
import dev.parley.laboratory.game.SealedBidAuction;
import dev.parley.laboratory.game.SealedBidAuction.Pricing;
import dev.parley.laboratory.game.SealedBids;
import dev.parley.laboratory.population.Fee;
import dev.parley.laboratory.population.Headcount;
import dev.parley.laboratory.population.Population;
import dev.parley.laboratory.population.Uniform;
import dev.parley.strategy.AcceptanceRule;
import dev.parley.strategy.Negotiator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Experiments at work: the same whatever the threads, with progress, ended before time, or by what a strategy throws. */
class RunTest {
    private static final Uniform UNIT = new Uniform(0, 1);
    private static final Population TWO = Population.of(UNIT, UNIT, Headcount.between(0, 3));

    private final ExecutorService threads = Executors.newFixedThreadPool(5);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static Experiment experiment(long plays, long seed) {
        List<ProtocolModel> protocols = List.of(
                new PostedPrice(.5),
                new SealedBids(.5),
                new SealedBidAuction(Pricing.FIRST_PRICE, Reserve.best()),
                new Haggling(Negotiator.conceding(.5), Negotiator.titForTat(), 9, .001));
        return new Experiment(TWO, new Fee(.05, .01), protocols, Goal.GAINS, plays, seed);
    }

    @Test
    void the_seed_decides_whatever_the_number_of_threads() {
        Results alone = experiment(20_001, 5).play();

        for (int workers : new int[] {1, 2, 5}) {
            Results results =
                    experiment(20_001, 5).start(threads, workers).results().join();
            assertThat(results.measures()).isEqualTo(alone.measures());
            assertThat(results.difference(protocol(alone, 0), protocol(alone, 3)))
                    .isEqualTo(alone.difference(protocol(alone, 0), protocol(alone, 3)));
        }
        assertThat(experiment(20_001, 6).play().measures()).isNotEqualTo(alone.measures());
    }

    private static String protocol(Results results, int place) {
        return results.measures().get(place).protocol();
    }

    @Test
    void differences_are_those_of_the_means_with_a_narrower_interval() {
        Results results = experiment(20_000, 5).play();
        Measures one = results.measures().get(1);
        Measures other = results.measures().get(0);

        Estimate paired = results.difference(one.protocol(), other.protocol());

        assertThat(paired.mean()).isCloseTo(one.gains().mean() - other.gains().mean(), within(1e-12));
        assertThat(results.difference(other.protocol(), one.protocol()).low()).isEqualTo(-paired.high());
        Estimate apart = one.gains().minus(other.gains());
        assertThat(paired.high() - paired.low()).isLessThan((apart.high() - apart.low()) / 2);
    }

    @Test
    void progress_reaches_the_total() {
        Run run = experiment(10_000, 1).start(threads, 3);

        run.results().join();

        assertThat(run.done()).isEqualTo(run.total()).isEqualTo(10_000);
    }

    @Test
    void a_run_ends_before_time_even_if_a_strategy_never_returns() throws Exception {
        CountDownLatch playing = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Negotiator stuck = new Negotiator("stuck", situation -> stuck(playing, never), AcceptanceRule.next());
        Run run = Experiment.of(TWO, new Haggling(stuck, Negotiator.conceding(1), 5, .01), 5_000, 1)
                .start(threads, 2);
        assertThat(playing.await(20, TimeUnit.SECONDS)).isTrue();

        run.cancel();

        assertThatThrownBy(() -> run.results().join()).isInstanceOf(CancellationException.class);
        assertThat(run.done()).isLessThan(run.total());
        never.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(run.done()).as("played no further").isLessThan(run.total());
    }

    private static double stuck(CountDownLatch playing, CountDownLatch never) {
        playing.countDown();
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 1;
    }

    @Test
    void what_a_strategy_throws_ends_the_run_with_it() {
        IllegalStateException thrown = new IllegalStateException("no idea");
        Negotiator throwing = new Negotiator(
                "throws",
                situation -> {
                    throw thrown;
                },
                AcceptanceRule.next());
        Run run = Experiment.of(TWO, new Haggling(throwing, Negotiator.conceding(1), 5, .01), 5_000, 1)
                .start(threads, 2);

        assertThatThrownBy(() -> run.results().join())
                .isInstanceOf(CompletionException.class)
                .hasCause(thrown);
    }

    @Test
    void refuses_an_experiment_that_cannot_be_played() {
        assertThatIllegalArgumentException().isThrownBy(() -> experiment(1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> experiment(Experiment.MOST_PLAYS + 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Experiment(TWO, Fee.NONE, List.of(), Goal.GAINS, 10, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Experiment(
                        TWO, Fee.NONE, List.of(new PostedPrice(.5), new PostedPrice(.5)), Goal.GAINS, 10, 1))
                .withMessageContaining("posted price 0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Experiment.of(TWO.withRisk(.5, 0), new SealedBids(.5), 10, 1))
                .withMessageContaining("neutral to risk");
        assertThatIllegalArgumentException().isThrownBy(() -> experiment(10, 1).start(threads, 0));
    }

    @Test
    void nobody_comes_and_nothing_is_sold() {
        Population nobody = TWO.with(Headcount.exactly(0));
        Measures measures =
                Experiment.of(nobody, new PostedPrice(.5), 100, 1).play().of("posted price 0.5");

        assertThat(measures.dealRate().mean()).isZero();
        assertThat(measures.dealRate().high()).isPositive();
        assertThat(measures.efficiency()).isEmpty();
        assertThat(measures.rounds()).isEmpty();
    }
}
