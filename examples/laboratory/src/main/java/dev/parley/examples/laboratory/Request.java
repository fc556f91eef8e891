// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.laboratory;

import dev.parley.laboratory.Goal;
import dev.parley.laboratory.advice.Question;
import dev.parley.laboratory.history.HistoryReader;
import dev.parley.laboratory.history.Reading;
import dev.parley.laboratory.population.Appraisals;
import dev.parley.laboratory.population.Distribution;
import dev.parley.laboratory.population.Fee;
import dev.parley.laboratory.population.Headcount;
import dev.parley.laboratory.population.MeanOfSignals;
import dev.parley.laboratory.population.Population;
import dev.parley.laboratory.population.PrivateValues;
import dev.parley.laboratory.population.SellerKnowsBetter;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the command was asked for.
 *
 * @param question about the listing
 * @param unit in which amounts are shown, such as EUR; may be empty
 * @param source where the population comes from, in words
 * @param file that the page is written to
 */
record Request(Question question, String unit, String source, Path file) {
    static final String USAGE = """
            Usage: report [--listing WORDS] [--goal seller|buyer|all|deals|fees] [--currency EUR]
                          [--history FILE.csv | --values SPREAD --costs SPREAD] [--buyers N | N-M]
                          [--knowledge own|parts|appraisal:ERROR|seller:FACTOR] [--naive yes] [--buyer-risk 0..1] [--seller-risk 0..1]
                          [--fee-percent P] [--fee-fixed AMOUNT] [--plays N] [--seed N] [--out FILE.html]
            SPREAD: 50 | uniform:0:100 | normal:MIDDLE:DEVIATION:LEAST:MOST
            FILE.csv: columns buyer, seller, currency and, if you like, buyers.""";

    static Request of(String[] arguments) throws IOException {
        Options options = Options.of(arguments);
        Optional<String> history = options.text("history");
        String unit = options.text("currency").orElse(history.isPresent() ? "EUR" : "");
        Population population = history.isPresent() ? recorded(history.get(), unit) : described(options);
        if (options.text("buyers").isPresent()) {
            population = population.with(options.headcount("buyers"));
        }
        population = knowing(population, options)
                .with(options.isYes("naive") ? Population.Bidding.NAIVE : Population.Bidding.EQUILIBRIUM)
                .withRisk(options.number("buyer-risk", 0), options.number("seller-risk", 0));
        Question question = new Question(
                options.text("listing").orElse("your listings"),
                population,
                new Fee(options.number("fee-percent", 0) / 100, options.number("fee-fixed", 0)),
                goal(options.text("goal").orElse("seller")),
                options.whole("plays", Question.USUAL_PLAYS),
                options.whole("seed", 1));
        Path file = Path.of(options.text("out").orElse("laboratory.html"));
        options.requireAllUsed();
        return new Request(question, unit, history.map(name -> "your records").orElse("an assumption"), file);
    }

    private static Population described(Options options) {
        Distribution values = options.spread("values", "uniform:0:100");
        return Population.of(options.spread("costs", "uniform:0:100"), values, Headcount.exactly(1));
    }

    private static Population recorded(String file, String currency) throws IOException {
        try (Reader reader = Files.newBufferedReader(Path.of(file))) {
            Reading reading = HistoryReader.read(reader, currency);
            return reading.sound()
                    .orElseThrow(() -> new IllegalArgumentException(((Reading.Unreadable) reading).sentence()))
                    .population();
        } catch (NoSuchFileException missing) {
            throw new IllegalArgumentException("there is no file " + file, missing);
        } catch (MalformedInputException bytes) {
            throw new IllegalArgumentException(file + " is not written in UTF-8", bytes);
        }
    }

    private static Population knowing(Population population, Options options) {
        String knowledge = options.text("knowledge").orElse("own");
        Distribution values = ((PrivateValues) population.valuation()).values();
        if (knowledge.startsWith("appraisal:")) {
            double error = Options.number("knowledge", knowledge.substring("appraisal:".length()));
            return population.with(new Appraisals(values, error));
        }
        if (knowledge.startsWith("seller:")) {
            if (options.text("values").isPresent() || options.text("history").isPresent()) {
                throw new IllegalArgumentException("--knowledge seller:FACTOR goes with --costs alone");
            }
            double factor = Options.number("knowledge", knowledge.substring("seller:".length()));
            return population.with(new SellerKnowsBetter(factor, population.costs()));
        }
        return switch (knowledge) {
            case "own" -> population;
            case "parts" -> population.with(new MeanOfSignals(values));
            default ->
                throw new IllegalArgumentException("--knowledge must be own, parts, appraisal:ERROR or seller:FACTOR");
        };
    }

    private static Goal goal(String word) {
        Map<String, Goal> goals = Map.of(
                "seller", Goal.SELLER_SURPLUS,
                "buyer", Goal.BUYER_SURPLUS,
                "all", Goal.GAINS,
                "deals", Goal.DEAL_RATE,
                "fees", Goal.FEES);
        return Optional.ofNullable(goals.get(word))
                .orElseThrow(() -> new IllegalArgumentException("--goal must be seller, buyer, all, deals or fees"));
    }
}
