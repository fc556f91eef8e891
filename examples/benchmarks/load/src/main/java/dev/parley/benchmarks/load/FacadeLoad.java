// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Requests per second of the facade on each framework, everything in memory, against an endpoint of the same application
 * that says hello in JSON. All kinds of requests take turns, several times over; the median counts. Arguments, all
 * optional: seconds for each turn (5), turns (3), connections (32).
 */
public final class FacadeLoad {
    private static final List<String> OPTIONS = List.of("-Xms1g", "-Xmx1g");

    private final Duration turn;
    private final int turns;
    private final int connections;

    private FacadeLoad(Duration turn, int turns, int connections) {
        this.turn = turn;
        this.turns = turns;
        this.connections = connections;
    }

    /** One turn of one kind of request. */
    private record Figure(double perSecond, double processorMicros) {}

    /** Measures both frameworks. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        FacadeLoad load = new FacadeLoad(
                Duration.ofSeconds(argument(arguments, 0, 5)), argument(arguments, 1, 3), argument(arguments, 2, 32));
        System.out.println("| framework | request | requests/s | ratio | processor time each |");
        System.out.println("|---|---|---|---|---|");
        for (String framework : List.of("spring", "micronaut")) {
            load.measure(framework);
        }
    }

    static int argument(String[] arguments, int place, int otherwise) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : otherwise;
    }

    private void measure(String framework) throws IOException, InterruptedException {
        try (Host host = Host.start(framework + "-parley", OPTIONS)) {
            Map<String, Supplier<Visitor>> kinds = kinds(framework, host.port());
            Map<String, List<Figure>> figures = new LinkedHashMap<>();
            // The first turn of each warms up.
            for (int round = 0; round <= turns; round++) {
                for (String kind : kinds.keySet()) {
                    Figure figure = once(host, kinds.get(kind));
                    figures.computeIfAbsent(kind, unused -> new ArrayList<>()).add(figure);
                }
            }
            print(framework, figures);
        }
    }

    private static Map<String, Supplier<Visitor>> kinds(String framework, int port)
            throws IOException, InterruptedException {
        Stall stall = new Stall(port);
        stall.open();
        Stall.Seen seen = stall.negotiation();
        String caller = "X-Caller: " + Stall.SELLER;
        Map<String, Supplier<Visitor>> kinds = new LinkedHashMap<>();
        kinds.put("hello", () -> Visitor.repeating(Wire.get("/hello"), 200));
        if (framework.equals("micronaut")) {
            kinds.put("hello, where blocking is allowed", () -> Visitor.repeating(Wire.get("/hello/blocking"), 200));
        }
        kinds.put(
                "read a negotiation, " + seen.bytes() + " bytes",
                () -> Visitor.repeating(Wire.get(seen.path(), caller), 200));
        kinds.put(
                "read it again, 304",
                () -> Visitor.repeating(Wire.get(seen.path(), caller, "If-None-Match: " + seen.etag()), 304));
        kinds.put("move", () -> new Haggle(stall));
        return kinds;
    }

    private Figure once(Host host, Supplier<Visitor> kind) throws IOException {
        List<Visitor> visitors = Stream.generate(kind).limit(connections).toList();
        try (Loop loop = new Loop(host.port(), visitors)) {
            Duration before = host.processorTime();
            long begin = System.nanoTime();
            long answers = loop.run(turn);
            double seconds = (System.nanoTime() - begin) / 1e9;
            double micros = host.processorTime().minus(before).toNanos() / 1e3;
            return new Figure(answers / seconds, micros / answers);
        }
    }

    private static void print(String framework, Map<String, List<Figure>> figures) {
        double hello = median(figures.values().iterator().next()).perSecond();
        figures.forEach((kind, turns) -> {
            Figure figure = median(turns);
            System.out.printf(
                    "| %s | %s | %,.0f | %.2f | %.0f µs |%n",
                    framework, kind, figure.perSecond(), figure.perSecond() / hello, figure.processorMicros());
        });
    }

    private static Figure median(List<Figure> turns) {
        List<Figure> counted = turns.subList(1, turns.size());
        return new Figure(
                Median.of(counted.stream().map(Figure::perSecond).toList()),
                Median.of(counted.stream().map(Figure::processorMicros).toList()));
    }
}
