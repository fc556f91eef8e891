// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Whether response times tell a seller what a buyer has submitted under seal, on each framework, over HTTP, everything in
 * memory. In one world the buyers of many negotiations have submitted one thing, in the other another: a price of 13 digits
 * for each of two items, with a fair price and a nonce, or of one digit for one item (<em>much, little</em>); or something
 * and nothing. The seller asks the same of both, in random order, and two tests say whether the times differ. A protocol
 * that takes as many nanoseconds for a view as the price has cents shows what would be found; the same secret in both
 * worlds shows what chance does. Arguments, all optional: pairs (10000), negotiations of each world (100), seed (1), and
 * the frameworks; the system property {@code worlds} leaves those out in whose name it is not.
 */
public final class SecretTiming {
    private static final List<String> OPTIONS = List.of("-Xms1g", "-Xmx1g");
    private static final int FIRST_WARM_UP = 3_000;
    private static final int WARM_UP = 200;
    /** The chance, over a whole run in which nothing differs, that anything is said to differ. */
    private static final double MISTAKES = 0.01;

    private final int pairs;
    private final int negotiations;
    private final Random random;
    private int keys;

    private SecretTiming(int pairs, int negotiations, long seed) {
        this.pairs = pairs;
        this.negotiations = negotiations;
        this.random = new Random(seed);
    }

    /** What the buyers of each world submit. */
    private record Worlds(String what, String listing, String one, String two) {}

    private record Row(String framework, String what, Ask request, TwoSamples samples) {}

    /** What the seller asks, again and again. */
    private enum Ask {
        READ,
        TRANSCRIPT,
        SIMULATE,
        SUBMIT
    }

    /** Measures both frameworks. */
    public static void main(String... arguments) throws IOException {
        SecretTiming timing = new SecretTiming(
                FacadeLoad.argument(arguments, 0, 10_000),
                FacadeLoad.argument(arguments, 1, 100),
                FacadeLoad.argument(arguments, 2, 1));
        List<String> frameworks =
                arguments.length > 3 ? List.of(arguments).subList(3, arguments.length) : List.of("spring", "micronaut");
        System.out.println("| framework | what differs | request | medians | D | p | z | p |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        List<Row> rows = new ArrayList<>();
        for (String framework : frameworks) {
            rows.addAll(timing.measured(framework));
        }
        conclude(rows);
    }

    private static List<Worlds> all() {
        String much = SealedStall.submission(
                8_765_432_109_876L,
                ",\"payload\":{\"fairPrices\":{\"lamp\":8765432109875},\"nonces\":{\"lamp\":\"" + "n".repeat(64)
                        + "\"}}",
                "lamp",
                "vase");
        String little = SealedStall.submission(1, "", "lamp");
        List<Worlds> all = new ArrayList<>(List.of(
                new Worlds("much, little", "sound", much, little),
                new Worlds("submitted, nothing", "sound", little, "")));
        for (long micros : List.of(20L, 5L)) {
            String slow = SealedStall.submission(1_000 * micros, "", "lamp");
            all.add(new Worlds("planted, " + micros + " µs", "slow", slow, little));
        }
        all.add(new Worlds("the same secret", "sound", little, little));
        return all;
    }

    private static List<Worlds> chosen() {
        String part = System.getProperty("worlds", "");
        return all().stream().filter(worlds -> worlds.what().contains(part)).toList();
    }

    private List<Row> measured(String framework) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (Host host = Host.start(framework + "-parley", OPTIONS, List.of("load"));
                Exchange exchange = new Exchange(host.port())) {
            SealedStall stall = new SealedStall(exchange);
            stall.open();
            for (Worlds worlds : chosen()) {
                List<String> ones =
                        stall.negotiations(worlds.listing(), "one" + keys + "-", negotiations, worlds.one());
                List<String> twos =
                        stall.negotiations(worlds.listing(), "two" + keys + "-", negotiations, worlds.two());
                boolean planted = worlds.listing().equals("slow");
                List<Ask> asks = planted ? List.of(Ask.READ) : List.of(Ask.values());
                for (Ask ask : asks) {
                    int warmUp = rows.isEmpty() ? FIRST_WARM_UP : WARM_UP;
                    Row row = new Row(framework, worlds.what(), ask, compared(exchange, ones, twos, ask, warmUp));
                    print(row);
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private TwoSamples compared(Exchange exchange, List<String> ones, List<String> twos, Ask ask, int warmUp)
            throws IOException {
        double[] inOne = new double[pairs];
        double[] inTwo = new double[pairs];
        for (int pair = -warmUp; pair < pairs; pair++) {
            boolean oneFirst = random.nextBoolean();
            double first = micros(exchange, ask, any(oneFirst ? ones : twos));
            double second = micros(exchange, ask, any(oneFirst ? twos : ones));
            if (pair >= 0) {
                inOne[pair] = oneFirst ? first : second;
                inTwo[pair] = oneFirst ? second : first;
            }
        }
        return TwoSamples.of(inOne, inTwo);
    }

    private String any(List<String> paths) {
        return paths.get(random.nextInt(paths.size()));
    }

    private double micros(Exchange exchange, Ask ask, String path) throws IOException {
        return exchange.nanos(Wire.bytes(request(ask, path)), 200) / 1e3;
    }

    private String request(Ask ask, String path) {
        String caller = "X-Caller: " + SealedStall.SELLER;
        String key = String.format("key-%08d", ++keys);
        String bid = SealedStall.submission(6_000, "", "lamp");
        return switch (ask) {
            case READ -> Wire.get(Wire.FACADE + path, caller);
            case TRANSCRIPT -> Wire.get(Wire.FACADE + path + "/transcript", caller);
            case SIMULATE -> Wire.command("POST", path + "/moves/simulate", SealedStall.SELLER, key, bid);
            case SUBMIT -> Wire.command("POST", path + "/moves", SealedStall.SELLER, key, bid);
        };
    }

    private static void print(Row row) {
        TwoSamples samples = row.samples();
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %.1f µs, %.1f µs | %.4f | %.2g | %.2f | %.2g |%n",
                row.framework(),
                row.what(),
                row.request().name().toLowerCase(Locale.ROOT),
                samples.medianOne(),
                samples.medianTwo(),
                samples.distance(),
                samples.distanceP(),
                samples.z(),
                samples.rankP());
    }

    /** As many tests as there were share what chance may get wrong. */
    private static void conclude(List<Row> rows) {
        double least = MISTAKES / (2 * rows.size());
        System.out.printf(Locale.ROOT, "%d tests: p below %.1e separates%n", 2 * rows.size(), least);
        rows.stream()
                .filter(row -> Math.min(row.samples().distanceP(), row.samples().rankP()) < least)
                .forEach(row ->
                        System.out.println("separated: " + row.framework() + ", " + row.what() + ", " + row.request()));
    }
}
