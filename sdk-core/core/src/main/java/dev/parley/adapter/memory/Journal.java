// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.memory;

import java.util.ArrayDeque;
import java.util.Deque;

/** How to take back what the current write has changed so far. */
final class Journal {
    private final Deque<Runnable> undo = new ArrayDeque<>();

    void onUndo(Runnable restore) {
        undo.push(restore);
    }

    int mark() {
        return undo.size();
    }

    void rollbackTo(int mark) {
        while (undo.size() > mark) {
            undo.pop().run();
        }
    }

    void forget() {
        undo.clear();
    }
}
