// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.View;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.PlayedState;
import java.util.ArrayList;
import java.util.List;

/** What random walks and twin worlds compare. */
final class Walks {
    private Walks() {}

    private static final Viewer BUYER = new Viewer.Party(Haggle.BUYER);

    /** Everything that a buyer can read of the negotiation and of its history, as canonical text. */
    static List<String> buyerReads(Haggle haggle) {
        List<String> read = buyerSees(haggle);
        PlayedState<AlternatingRules, AlternatingState> before = haggle.begun;
        for (KernelEvent<AlternatingEvent> event : haggle.history) {
            read.addAll(buyerReads(haggle, before, event));
            before = haggle.protocol.evolve(before, event);
        }
        return read;
    }

    /** What it reads of one event. */
    static List<String> buyerReads(
            Haggle haggle,
            PlayedState<AlternatingRules, AlternatingState> before,
            KernelEvent<AlternatingEvent> event) {
        return haggle.protocol.disclose(before, event, BUYER).map(Walks::text).stream()
                .toList();
    }

    /** What it sees now, and may do. */
    static List<String> buyerSees(Haggle haggle) {
        List<String> seen = new ArrayList<>();
        seen.add(text(haggle.protocol.view(haggle.state, BUYER, haggle.now)));
        haggle.protocol
                .allowed(haggle.state, Haggle.BUYER, haggle.now)
                .forEach(allowed -> seen.add(
                        allowed.kind() + allowed.answers() + allowed.limits().canonicalText()));
        return seen;
    }

    static void assertBuyerSeesTheSame(Haggle one, Haggle other) {
        assertThat(buyerReads(one)).isEqualTo(buyerReads(other));
    }

    private static String text(View view) {
        return view.kind() + " " + view.details().canonicalText();
    }
}
