// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.mediated;

import dev.parley.bargaining.BargainingRule;
import dev.parley.bargaining.WholeNumberChoice;
import dev.parley.bargaining.WholeNumberChoice.Party;
import dev.parley.model.Json;
import dev.parley.protocol.Need;
import java.util.List;
import java.util.Optional;

/**
 * The outcome that a bargaining solution chooses, for which a solver is asked: answered by an array of places, one for each
 * issue, or by null where no outcome leaves everybody at its reservation or above.
 *
 * @param rule the solution
 * @param parties what each party stated, weights times worths
 */
record SolutionNeed(BargainingRule rule, List<Party> parties) implements Need.Computed {
    SolutionNeed {
        parties = List.copyOf(parties);
    }

    @Override
    public Json compute() {
        return WholeNumberChoice.of(rule, parties, MediatedMove.MOST_WORTH + 2)
                .<Json>map(choice -> Json.array(choice, Json::of))
                .orElseGet(Json.Nil::new);
    }

    /** An answer, read. */
    static Optional<List<Integer>> choice(Json answer) {
        return answer instanceof Json.Nil
                ? Optional.empty()
                : Optional.of(answer.list(place -> Math.toIntExact(place.integer())));
    }
}
