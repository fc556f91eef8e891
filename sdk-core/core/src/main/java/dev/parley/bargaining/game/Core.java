// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.game;

import dev.parley.bargaining.Payoffs;
import dev.parley.bargaining.ProgramSolver;
import dev.parley.bargaining.ProgramSolver.UnsolvedProgramException;
import dev.parley.bargaining.proof.Lottery;
import dev.parley.bargaining.proof.MaxMin;
import dev.parley.bargaining.proof.Rational;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Whether payoffs are in the core of a game without side payments: whether no coalition, by a lottery over what its members
 * do together, gives each of them more, whatever those outside it may answer.
 *
 * @since 0.1.0
 */
public final class Core {
    /** More players have too many coalitions. */
    public static final int MOST_PLAYERS = 12;

    /** By how much a coalition must gain to block, relative to the largest payoff. */
    private static final double TOLERANCE = 1e-8;

    private final NormalFormGame game;
    private final Payoffs payoffs;
    private final Outsiders outsiders;
    private final ProgramSolver solver;
    private final Rational tolerance;

    private Core(NormalFormGame game, Payoffs payoffs, Outsiders outsiders, ProgramSolver solver) {
        this.game = game;
        this.payoffs = payoffs;
        this.outsiders = outsiders;
        this.solver = solver;
        this.tolerance = Rational.of(TOLERANCE * game.size());
    }

    /** What was found: exactly one of three. */
    public sealed interface Verdict {
        /** Whether the payoffs are in the core. */
        default boolean holds() {
            return this instanceof Unblocked;
        }
    }

    /**
     * A coalition blocks. Of several the first is told: a smallest, and of these
     * the one whose last member comes first, then its last but one.
     *
     * @param members of the coalition
     * @param proof its lottery over its members' joint actions, the last member's changing first. Rows are members and the
     *     outsiders' answers: what the member gains; the lottery is worth what each gains at least
     */
    public record Blocked(List<Integer> members, MaxMin proof) implements Verdict {}

    /**
     * No coalition blocks.
     *
     * @param proofs for each coalition, weights of its members and the outsiders' answers: at these no joint action gains
     *     more than the proof's bound, which is nothing but for rounding
     */
    public record Unblocked(Map<List<Integer>, MaxMin> proofs) implements Verdict {}

    /**
     * No lottery over profiles gives everybody as much.
     *
     * @param proof weights of the players at which every profile falls short
     */
    public record Unreachable(MaxMin proof) implements Verdict {}

    /**
     * Decides.
     *
     * @param payoffs one for each player
     * @throws IllegalArgumentException if there is not one for each player, or there are more than {@link #MOST_PLAYERS}
     * @throws UnsolvedProgramException if the solver gives up, or its answer shows neither
     */
    public static Verdict decide(NormalFormGame game, Payoffs payoffs, Outsiders outsiders, ProgramSolver solver) {
        if (payoffs.parties() != game.players() || game.players() > MOST_PLAYERS) {
            throw new IllegalArgumentException("payoffs must be of " + game.players() + " players, at most "
                    + MOST_PLAYERS + ", and are of " + payoffs.parties());
        }
        return new Core(game, payoffs, outsiders, solver).decide();
    }

    private Verdict decide() {
        List<Integer> all = IntStream.range(0, game.players()).boxed().toList();
        MaxMin together = proof(all);
        if (together.bound().compareTo(tolerance.negated()) < 0) {
            return new Unreachable(together);
        }
        Map<List<Integer>, MaxMin> proofs = new LinkedHashMap<>();
        for (List<Integer> members : coalitions()) {
            MaxMin proof = members.equals(all) ? together : proof(members);
            if (proof.worth().compareTo(tolerance) > 0) {
                return new Blocked(members, proof);
            }
            if (proof.bound().compareTo(tolerance) > 0) {
                throw new UnsolvedProgramException(
                        "the solver's answer of coalition " + members + " proves nothing", false);
            }
            proofs.put(members, proof);
        }
        if (together.worth().compareTo(tolerance.negated()) < 0) {
            throw new UnsolvedProgramException("the solver's lottery does not reach the payoffs", false);
        }
        return new Unblocked(proofs);
    }

    private List<List<Integer>> coalitions() {
        return IntStream.range(1, 1 << game.players())
                .mapToObj(set -> IntStream.range(0, game.players())
                        .filter(player -> (set >> player & 1) == 1)
                        .boxed()
                        .toList())
                .sorted(Comparator.comparingInt(List::size))
                .toList();
    }

    private MaxMin proof(List<Integer> members) {
        List<List<Rational>> rows = new ArrayList<>();
        for (List<List<Rational>> worths : worths(game, members, outsiders)) {
            for (int member : members) {
                Rational now = Rational.of(payoffs.of(member));
                rows.add(worths.stream()
                        .map(worth -> worth.get(member).minus(now))
                        .toList());
            }
        }
        return MaxMin.of(rows, solver);
    }

    /** For each answer and each joint action of the members what every player expects. */
    static List<List<List<Rational>>> worths(NormalFormGame game, List<Integer> members, Outsiders outsiders) {
        return outsiders.answers(game, members).stream()
                .map(answer -> jointActions(game, members).stream()
                        .map(joint -> game.expected(played(game, members, joint, answer)))
                        .toList())
                .toList();
    }

    /** The profiles in which the others take their first action, which stand for what the members do. */
    private static List<Integer> jointActions(NormalFormGame game, List<Integer> members) {
        return IntStream.range(0, game.profiles())
                .filter(profile -> IntStream.range(0, game.players())
                        .allMatch(player -> members.contains(player) || game.action(profile, player) == 0))
                .boxed()
                .toList();
    }

    private static List<Lottery> played(NormalFormGame game, List<Integer> members, int joint, List<Lottery> answer) {
        List<Lottery> own = game.mixes(joint);
        return IntStream.range(0, game.players())
                .mapToObj(player -> members.contains(player) ? own.get(player) : answer.get(player))
                .toList();
    }
}
