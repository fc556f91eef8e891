// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.work;

import dev.parley.application.fact.Facts;

/** All that is due: Parley's own work, and what listeners are to be told. */
public final class DueWork {
    private final Worker worker;
    private final Listeners listeners;
    private final Facts facts;

    public DueWork(Worker worker, Listeners listeners, Facts facts) {
        this.worker = worker;
        this.listeners = listeners;
        this.facts = facts;
    }

    /** Does Parley's own work and leaves listeners to their workers: nothing here waits for a host's code. */
    int doOwn() {
        int done = worker.runDue();
        return done + listeners.handOut();
    }

    /**
     * Does all that is due, listeners told, and what becomes due by doing it. A listener that hangs is waited for no longer
     * than the host's patience, and facts that deadlines need no longer than commands wait for them. A call from a listener does nothing: the call around it goes on.
     *
     * @return how many things were done or tried
     */
    public int runDue() {
        if (ListenerTurn.isTelling()) {
            return 0;
        }
        int all = 0;
        int done;
        do {
            done = worker.runDue();
            done += listeners.tell();
            all += done;
        } while (done > 0 || facts.settle());
        return all;
    }
}
