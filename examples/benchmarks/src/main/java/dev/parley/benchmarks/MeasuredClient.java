// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.Reply;
import dev.parley.port.Caller;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sends requests that must be done, and keeps what each kind of them took of this thread's processor time. */
final class MeasuredClient {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Facade facade;
    private final Map<String, List<Cost>> costs = new LinkedHashMap<>();
    private int keys;

    MeasuredClient(Facade facade) {
        this.facade = facade;
    }

    private record Cost(long nanos, int request, int answer) {}

    /** What came back: the answer's text and its tag. */
    record Answer(String text, String tag) {
        /** What stands in quotes behind a text. */
        String after(String before) {
            int from = text.indexOf(before) + before.length();
            return text.substring(from, text.indexOf('"', from));
        }

        String id() {
            return after("\"id\":\"");
        }
    }

    Answer get(String what, Caller caller, String target) {
        return send(what, caller, "GET", target, "", Map.of());
    }

    Answer post(String what, Caller caller, String target, String body) {
        return send(what, caller, "POST", target, body, Map.of());
    }

    /** @throws IllegalStateException if it is not done */
    Answer send(String what, Caller caller, String method, String target, String body, Map<String, String> headers) {
        CostlyRequest request = new CostlyRequest(what, caller, method, target, body, "s" + keys++, headers);
        long begun = THREADS.getCurrentThreadCpuTime();
        Reply reply = facade.reply(request);
        long taken = THREADS.getCurrentThreadCpuTime() - begun;
        String text = new String(reply.body().toArray(), StandardCharsets.UTF_8);
        if (reply.status() >= 300) {
            throw new IllegalStateException(what + ": " + text.substring(0, Math.min(800, text.length())));
        }
        keep(what, new Cost(taken, body.length(), reply.body().length()));
        return new Answer(text, reply.header("ETag").orElse(""));
    }

    /** Measures something that is no request. */
    void measure(String what, Runnable work) {
        long begun = THREADS.getCurrentThreadCpuTime();
        work.run();
        keep(what, new Cost(THREADS.getCurrentThreadCpuTime() - begun, 0, 0));
    }

    private void keep(String what, Cost cost) {
        costs.computeIfAbsent(what, w -> new ArrayList<>()).add(cost);
    }

    /** Forgets what was measured, once everything has run a few times. */
    void warm() {
        costs.clear();
    }

    void print() {
        System.out.println("| request | of | request, B | answer, B | median, ms | longest, ms |");
        System.out.println("|---|---|---|---|---|---|");
        costs.forEach((what, all) -> {
            List<Long> nanos = all.stream().map(Cost::nanos).sorted().toList();
            Cost last = all.get(all.size() - 1);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %d | %d | %.1f | %.1f |%n",
                    what,
                    all.size(),
                    last.request(),
                    last.answer(),
                    nanos.get(nanos.size() / 2) / 1e6,
                    nanos.get(nanos.size() - 1) / 1e6);
        });
    }
}
