// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import dev.parley.model.NegotiationId;
import dev.parley.port.NegotiationListener;
import dev.parley.port.StoreUnavailableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A listener that now and then fails, and notes whatever comes out of order, with a gap, or otherwise than before. */
final class Ear implements NegotiationListener {
    private final Random random;
    private final Map<NegotiationId, List<Happened>> heard = new HashMap<>();
    private final Map<String, Happened> notices = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private boolean failing;

    Ear(Random random) {
        this.random = random;
    }

    /** Forgets everything, and begins anew with another seed. */
    void reseed(long seed) {
        random.setSeed(seed);
        heard.clear();
        notices.clear();
        faults.clear();
    }

    void failing(boolean on) {
        failing = on;
    }

    @Override
    public void on(Happened event) {
        if (failing && random.nextInt(8) == 0) {
            throw new StoreUnavailableException("a simulated listener fails");
        }
        if (event.negotiation()
                .filter(negotiation -> event.id().startsWith(negotiation + "/"))
                .isEmpty()) {
            hearNotice(event);
            return;
        }
        List<Happened> before = heard.computeIfAbsent(event.negotiation().orElseThrow(), unused -> new ArrayList<>());
        int number = Integer.parseInt(event.id().substring(event.id().indexOf('/') + 1));
        if (number > before.size() + 1) {
            faults.add("heard " + event.id() + " after " + before.size());
        } else if (number == before.size() + 1) {
            before.add(event);
        } else if (!before.get(number - 1).equals(event)) {
            faults.add("heard something else as " + event.id());
        }
    }

    /** What happens beside a transcript says one thing under one id, however often it comes. */
    private void hearNotice(Happened event) {
        Happened before = notices.putIfAbsent(event.id(), event);
        if (before != null && !before.equals(event)) {
            faults.add("heard something else as " + event.id());
        }
    }

    List<String> faults() {
        return faults;
    }

    /** How many events of a negotiation it has heard. */
    long heardOf(NegotiationId negotiation) {
        return heard.getOrDefault(negotiation, List.of()).size();
    }
}
