// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import dev.parley.adapter.http.contract.BadInputs;
import dev.parley.adapter.http.contract.BadRequest;
import dev.parley.adapter.http.contract.Contract;
import java.util.ArrayList;
import java.util.List;

/** Everything that the contract forbids, generated from it: each refused alike, in the right place, and nothing stored. */
final class GeneratedInputs {
    private final Pair pair;

    GeneratedInputs(Pair pair) {
        this.pair = pair;
    }

    /** Sends them all, and returns how many they were. */
    int send() {
        List<String> wrong = new ArrayList<>();
        List<BadRequest> requests = BadInputs.of(Contract.load());
        for (BadRequest bad : requests) {
            Response response = pair.refused(Request.of(bad, "berta"), 400, "MALFORMED_REQUEST");
            if (!pointsTo(bad.pointer(), response)) {
                wrong.add(bad + " → " + response);
            }
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError("refused for something else: " + wrong);
        }
        return requests.size();
    }

    private static boolean pointsTo(String pointer, Response response) {
        return response.json().get("violations").elements().stream()
                .map(violation -> violation.get("pointer").text())
                .anyMatch(found -> found.isEmpty() || found.startsWith(pointer));
    }
}
