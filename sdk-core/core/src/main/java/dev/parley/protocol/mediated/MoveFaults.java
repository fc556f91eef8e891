// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.mediated;

import dev.parley.model.Item;
import dev.parley.model.Json;
import dev.parley.model.Terms;
import dev.parley.model.TermsFault;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is wrong with a move whatever the time and the turn. */
final class MoveFaults {
    private MoveFaults() {}

    static Optional<Refusal> of(MediatedState state, MediatedMove move) {
        if (move instanceof MediatedMove.Propose text) {
            return textFault(state, text.items());
        }
        return move instanceof MediatedMove.State stated ? statementFault(state, stated.issues()) : Optional.empty();
    }

    private static Optional<Refusal> textFault(MediatedState state, List<Terms> terms) {
        List<TermsFault> faults = state.opening().listing().faultsOfWhole(terms);
        if (!faults.isEmpty()) {
            return faults.stream().min(Comparator.comparing(TermsFault::kind)).map(Refusal::of);
        }
        List<Item> items = state.opening().listing().items();
        return terms.size() == items.size() ? Optional.empty() : Optional.of(Refusal.of(Reason.PARTIAL_NOT_ALLOWED));
    }

    private static Optional<Refusal> statementFault(MediatedState state, List<IssueWorth> issues) {
        Set<Agenda.Topic> named = new HashSet<>();
        long weights = 0;
        for (int place = 0; place < issues.size(); place++) {
            IssueWorth worth = issues.get(place);
            String pointer = "/payload/issues/" + place;
            Optional<Agenda.Topic> topic = state.agenda().topics().stream()
                    .filter(each -> each.isOf(worth))
                    .findFirst();
            if (topic.isEmpty() || !named.add(topic.get())) {
                return fault(pointer, "must be an issue of the agenda, and each once");
            }
            int values = topic.get().values().size();
            if (worth.values().size() != values) {
                return fault(pointer + "/values", "must have a worth for each of the issue's " + values + " values");
            }
            weights += worth.weight();
        }
        return weights > IssueWorth.MOST
                ? fault("/payload/issues", "must have weights of at most 100 together")
                : Optional.empty();
    }

    private static Optional<Refusal> fault(String pointer, String message) {
        Json violation = Json.object()
                .put("pointer", pointer)
                .put("code", "INVALID")
                .put("message", message)
                .build();
        return Optional.of(Refusal.of(Reason.INVALID_REQUEST).with("violations", Json.array(List.of(violation))));
    }
}
