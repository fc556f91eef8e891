// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.advice;

import dev.parley.api.Laboratory;
import dev.parley.api.Outcome;
import dev.parley.application.command.DraftReader;
import dev.parley.application.command.Violation;
import dev.parley.laboratory.Goal;
import dev.parley.laboratory.advice.Question;
import dev.parley.laboratory.history.History;
import dev.parley.laboratory.history.HistoryReader;
import dev.parley.laboratory.history.Reading;
import dev.parley.laboratory.population.Fee;
import dev.parley.laboratory.population.Headcount;
import dev.parley.laboratory.population.Population;
import dev.parley.model.Json;
import dev.parley.policy.Selector;
import dev.parley.protocol.Reason;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Reads questions, and names whatever is wrong with one by its place. */
final class QuestionReader {
    private static final double BASIS_POINTS = 10_000;
    private static final String HISTORY = "/history";

    private final DraftReader form;
    private final LongSupplier seeds;

    /**
     * A reader.
     *
     * @param mostPlays the most that a question may ask for
     * @param seeds draws a seed for a question that names none
     */
    QuestionReader(int mostPlays, LongSupplier seeds) {
        this.form = QuestionForm.of(mostPlays);
        this.seeds = seeds;
    }

    /** The question, or {@code INVALID_REQUEST} with what is wrong. */
    Outcome<AskedQuestion> read(Json question) {
        List<Violation> faults = form.faults(question);
        if (!faults.isEmpty()) {
            return Outcome.refused(Violation.refusal(Reason.INVALID_REQUEST, "", faults));
        }
        Currency currency = QuestionForm.currency(question.get("currency"));
        MajorUnit unit = MajorUnit.of(currency);
        return question.find("history")
                .map(records -> history(records.text(), currency).then(history -> sound(question, unit, history)))
                .orElseGet(() -> Outcome.done(new PopulationReader(question, unit).population(Optional.empty())))
                .map(people -> asked(question, currency, people));
    }

    private AskedQuestion asked(Json question, Currency currency, Population people) {
        MajorUnit unit = MajorUnit.of(currency);
        Question asked = new Question(
                question.get("listing").text(),
                people,
                question.find("fee").map(fee -> fee(fee, unit)).orElse(Fee.NONE),
                Goal.valueOf(question.get("goal").text()),
                question.find("plays").map(Json::integer).orElse((long) Laboratory.MOST_PLAYS_AT_ONCE),
                question.find("seed").map(Json::integer).orElseGet(seeds::getAsLong));
        return new AskedQuestion(
                asked,
                currency,
                question.find("selector").map(Selector::fromJson).orElse(Selector.EVERY_LISTING));
    }

    private static Fee fee(Json fee, MajorUnit unit) {
        return new Fee(
                fee.find("basisPoints").map(Json::integer).orElse(0L) / BASIS_POINTS,
                unit.of(fee.find("fixed").map(Json::integer).orElse(0L)));
    }

    private static Outcome<History> history(String records, Currency currency) {
        try {
            Reading reading = HistoryReader.read(new StringReader(records), currency.getCurrencyCode());
            return reading.sound().map(Outcome::done).orElseGet(() -> unreadable((Reading.Unreadable) reading));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static <T> Outcome<T> unreadable(Reading.Unreadable reading) {
        return refused(reading.fault(), reading.sentence());
    }

    private static <T> Outcome<T> refused(Reading.Fault fault, String sentence) {
        return Outcome.refused(
                Violation.refusal(Reason.INVALID_REQUEST, "", List.of(new Violation(HISTORY, fault.name(), sentence))));
    }

    /** Records within what an answer can tell and a node can play. */
    private static Outcome<Population> sound(Json question, MajorUnit unit, History history) {
        double most = Math.max(
                Arrays.stream(history.buyers()).max().orElse(0),
                Arrays.stream(history.sellers()).max().orElse(0));
        if (most * unit.minorUnits() > Laboratory.LARGEST_AMOUNT) {
            return refused(Reading.Fault.TOO_LARGE, "An amount is above " + unit.of(Laboratory.LARGEST_AMOUNT) + ".");
        }
        Population people = new PopulationReader(question, unit).population(Optional.of(history));
        Headcount buyers = people.buyers();
        return buyers.most() > Laboratory.MOST_BUYERS
                ? refused(
                        Reading.Fault.TOO_LARGE,
                        "More than " + Laboratory.MOST_BUYERS
                                + " buyers came to a listing; name buyers in the question.")
                : Outcome.done(people);
    }
}
