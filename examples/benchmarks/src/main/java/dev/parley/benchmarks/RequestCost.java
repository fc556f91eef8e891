// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.Parley;
import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.FacadeSettings;
import dev.parley.adapter.http.Reply;
import dev.parley.adapter.http.contract.Contract;
import dev.parley.adapter.http.contract.Operation;
import dev.parley.port.Caller;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Searches for the request that costs each operation of the contract the most processor time, among those that are not too
 * large: junk of every kind in place of every part of a body, bodies that are valid and as large as they may be, and long
 * targets and headers; then measures the costliest again. Everything is in memory and in this thread, whose processor time
 * alone is counted, after a round of all of them. The only argument is how often the costliest are measured (21).
 */
public final class RequestCost {
    private static final int CONTENDERS = 4;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

    private final int times;
    private final Facade facade;
    private final CostlyRequests requests;
    private int keys;

    private RequestCost(int times, Facade facade, CostlyRequests requests) {
        this.times = times;
        this.facade = facade;
        this.requests = requests;
    }

    /** What a request cost, and how it was answered. */
    private record Cost(CostlyRequest request, long nanos, int status, int bytes) {}

    /** Searches, and prints a table. */
    public static void main(String... arguments) {
        int times = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 21;
        try (Parley parley =
                Parley.builder().clock(() -> NOW).random(new Random(1)).build()) {
            FacadeSettings settings = FacadeSettings.of(parley);
            Facade facade = Facade.of(parley, settings);
            Valid valid = new Valid(settings.maxBodyBytes() - 100);
            var names = new LargeMarketplace(facade, valid).fill();
            new RequestCost(times, facade, new CostlyRequests(settings.maxBodyBytes(), valid, names)).search();
        }
    }

    private void search() {
        List<Operation> operations = Contract.load().operations();
        operations.forEach(this::costs);
        System.out.println("| operation | of | the costliest | status | request, B | answer, B | median, ms |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (Operation operation : operations) {
            List<Cost> costs = costs(operation);
            costs.stream()
                    .limit(CONTENDERS)
                    .map(cost -> median(operation, cost.request()))
                    .max(Comparator.comparingLong(Cost::nanos))
                    .ifPresent(worst -> System.out.printf(
                            Locale.ROOT,
                            "| %s | %d | %s | %d | %d | %d | %.1f |%n",
                            operation.id(),
                            costs.size(),
                            worst.request().what(),
                            worst.status(),
                            worst.request().content().length(),
                            worst.bytes(),
                            worst.nanos() / 1e6));
        }
    }

    /** What each request costs once, the costliest first. */
    private List<Cost> costs(Operation operation) {
        List<Cost> costs = new ArrayList<>();
        requests.of(operation).forEach(request -> costs.add(cost(operation, request)));
        costs.sort(Comparator.comparingLong(Cost::nanos).reversed());
        return costs;
    }

    private Cost median(Operation operation, CostlyRequest request) {
        List<Cost> costs = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            costs.add(cost(operation, request));
        }
        costs.sort(Comparator.comparingLong(Cost::nanos));
        return costs.get(times / 2);
    }

    /** Of openings each has a caller of its own, for one may open only once. */
    private Cost cost(Operation operation, CostlyRequest request) {
        keys++;
        boolean opens = operation.id().equals("openNegotiation");
        CostlyRequest fresh = request.by(opens ? Caller.person("o" + keys) : request.sender(), "k" + keys);
        long begun = THREADS.getCurrentThreadCpuTime();
        Reply reply = facade.reply(fresh);
        long taken = THREADS.getCurrentThreadCpuTime() - begun;
        return new Cost(request, taken, reply.status(), reply.body().length());
    }
}
