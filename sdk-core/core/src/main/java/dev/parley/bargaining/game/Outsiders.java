// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.game;

import dev.parley.bargaining.proof.Lottery;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What the members of a coalition must reckon with: how those outside it may answer.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Outsiders {
    /**
     * The answers that are possible.
     *
     * @param members of the coalition, at least one
     * @return at least one answer: a lottery over its actions for each player, of which only the outsiders' count
     */
    List<List<Lottery>> answers(NormalFormGame game, List<Integer> members);

    /** They may do anything: a coalition blocks only with what it gets whatever they do (the α-core, Aumann 1961). */
    static Outsiders doingAnything() {
        return (game, members) -> IntStream.range(0, game.profiles())
                .filter(profile -> members.stream().allMatch(member -> game.action(profile, member) == 0))
                .mapToObj(game::mixes)
                .toList();
    }

    /**
     * They play their part of a Nash equilibrium of the whole game (the Nash-equilibrium core). Where actions add up, that
     * is best for them whatever the coalition does; elsewhere it is an assumption.
     *
     * @throws IllegalArgumentException when asked, if it is no equilibrium
     */
    static Outsiders playing(List<Lottery> equilibrium) {
        return (game, members) -> {
            if (!game.check(equilibrium).holdsWithin(1e-9 * game.size())) {
                throw new IllegalArgumentException("equilibrium must be one, and is left by "
                        + game.check(equilibrium).best().orElseThrow());
            }
            return List.of(equilibrium);
        };
    }

    /**
     * They do what an assumption says of each coalition (the core under an assumption A).
     *
     * @param assumed for a coalition's members a lottery over its actions for each player
     */
    static Outsiders assumed(Function<List<Integer>, List<Lottery>> assumed) {
        return (game, members) -> List.of(assumed.apply(members));
    }
}
