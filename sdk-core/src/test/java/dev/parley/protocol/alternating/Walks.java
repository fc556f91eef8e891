package dev.parley.protocol.alternating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.View;
import dev.parley.protocol.Viewer;
import java.util.ArrayList;
import java.util.List;

/** What random walks and twin worlds compare. */
final class Walks {
    private Walks() {}

    /** Everything that a buyer can read, as bytes in text. */
    static List<String> buyerReads(Haggle haggle) {
        Viewer buyer = new Viewer.Party(Haggle.BUYER);
        List<String> read = new ArrayList<>();
        read.add(text(haggle.protocol.view(haggle.state, buyer, haggle.now)));
        haggle.protocol
                .allowed(haggle.state, Haggle.BUYER, haggle.now)
                .forEach(allowed -> read.add(
                        allowed.kind() + allowed.answers() + allowed.limits().canonicalText()));
        AlternatingState before = haggle.protocol.begin(haggle.history.get(0));
        for (int i = 0; i < haggle.history.size(); i++) {
            AlternatingEvent event = haggle.history.get(i);
            haggle.protocol.disclose(before, event, buyer).ifPresent(view -> read.add(text(view)));
            before = i == 0 ? before : haggle.protocol.evolve(before, event);
        }
        return read;
    }

    static void assertBuyerSeesTheSame(Haggle one, Haggle other) {
        assertThat(buyerReads(one)).isEqualTo(buyerReads(other));
    }

    private static String text(View view) {
        return view.kind() + " " + view.details().canonicalText();
    }
}
