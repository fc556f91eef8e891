// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sends requests and writes down what came of them, one step after the other. */
final class Tape {
    private static final Duration BETWEEN = Duration.ofMillis(7);

    private final Marketplace marketplace;
    private final Operations operations;
    private final Names names;
    private final List<Step> steps = new ArrayList<>();
    private final StringBuilder before = new StringBuilder();

    Tape(Marketplace marketplace, Operations operations, Names names) {
        this.marketplace = marketplace;
        this.operations = operations;
        this.names = names;
    }

    Answer send(Request request, Fault fault) {
        marketplace.pass(BETWEEN);
        Answer answer = marketplace.send(request, fault);
        if (fault != Fault.NONE) {
            before.append("fault: ").append(fault).append('\n');
        }
        write(operations.of(request), answer.status(), answer.code(), request.text() + '\n' + answer.text());
        return answer;
    }

    String operation(Request request) {
        return operations.of(request);
    }

    void pass(Duration time) {
        marketplace.pass(time);
        before.append("time passes: ").append(time).append('\n');
    }

    /** Lets everything take effect that is due, and writes down what the host was told. */
    void work() {
        write("work", 0, "", "what is due is done; the host was told:\n" + String.join("\n", marketplace.work()));
    }

    void restart() {
        marketplace.restart();
        before.append("another node takes over\n");
    }

    Marketplace marketplace() {
        return marketplace;
    }

    private void write(String operation, int status, String code, String text) {
        steps.add(new Step(operation, status, code, names.in(before + text)));
        before.setLength(0);
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }
}
