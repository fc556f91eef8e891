// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.advice;

import dev.parley.laboratory.Results;
import dev.parley.laboratory.bound.BestMechanism;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which protocol to choose for a listing, and why. The advised protocol reaches most of the goal among those under which
 * neither side loses on average (whoever loses learns to stay away); of protocols that differ by less than a hundredth of
 * the first best, or by chance, it is the simplest. Only protocols whose play is an equilibrium are advised: strategies that
 * give everything away at a deadline gain more together than any mechanism could, and nobody would keep to them.
 *
 * @param protocol the advised protocol's name; empty where under every protocol somebody loses
 * @param reasons with numbers, in the order of their codes
 * @param assumptions what was taken for granted, in sentences
 * @param excluded protocols under which somebody loses, that are only shown, or that cannot be played, each with why
 * @param results the numbers that all rests on
 * @since 0.1.0
 */
public record Advice(
        Optional<String> protocol,
        List<Reason> reasons,
        List<String> assumptions,
        List<String> excluded,
        Results results) {
    public Advice {
        reasons = List.copyOf(reasons);
        assumptions = List.copyOf(assumptions);
        excluded = List.copyOf(excluded);
    }

    /**
     * Advises on what an experiment found.
     *
     * @param results of the question's {@link Question#experiment}
     * @param most what no mechanism exceeds; empty where it is not known
     */
    public static Advice of(Question question, Results results, Optional<BestMechanism> most) {
        OptionalDouble limit = most.map(best -> OptionalDouble.of(best.limit())).orElseGet(OptionalDouble::empty);
        return new Choice(question, results, limit).advice();
    }

    /** Advises on what an experiment found, next to what no mechanism exceeds where that is known without a solver. */
    public static Advice of(Question question, Results results) {
        return new Choice(question, results, BestMechanism.limit(question.population())).advice();
    }

    /** Whether a reason is given. */
    public boolean gives(Reason.Code code) {
        return reasons.stream().anyMatch(reason -> reason.code() == code);
    }
}
