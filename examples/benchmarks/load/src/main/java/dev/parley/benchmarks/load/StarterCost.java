// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What Parley adds to an empty application on each framework: the time from the start of the process to the first answer,
 * live heap after a full collection, resident memory, and the size of all classes and libraries. Applications take turns;
 * the median counts. Argument, optional: starts of each (7).
 */
public final class StarterCost {
    private static final List<String> OPTIONS = List.of("-Xmx512m");
    private static final double MEGABYTE = 1024 * 1024;

    private StarterCost() {}

    /** One start of one application. */
    private record Figure(double millis, double heap, double resident) {}

    /** Measures all four. */
    public static void main(String... arguments) throws IOException {
        int starts = FacadeLoad.argument(arguments, 0, 7);
        Map<String, List<Figure>> figures = new LinkedHashMap<>();
        // The first start of each warms the file system's cache.
        for (int start = 0; start <= starts; start++) {
            for (String name : List.of("spring-empty", "spring-parley", "micronaut-empty", "micronaut-parley")) {
                figures.computeIfAbsent(name, unused -> new ArrayList<>()).add(once(name));
            }
        }
        System.out.println("| application | first answer | live heap | resident | classes and libraries |");
        System.out.println("|---|---|---|---|---|");
        for (Map.Entry<String, List<Figure>> entry : figures.entrySet()) {
            print(entry.getKey(), entry.getValue().subList(1, starts + 1));
        }
    }

    private static Figure once(String name) throws IOException {
        try (Host host = Host.start(name, OPTIONS)) {
            double resident = host.residentBytes() / MEGABYTE;
            return new Figure(host.untilHello().toNanos() / 1e6, host.liveHeapBytes() / MEGABYTE, resident);
        }
    }

    private static void print(String name, List<Figure> figures) throws IOException {
        System.out.printf(
                "| %s | %,.0f ms | %.1f MB | %.0f MB | %.1f MB |%n",
                name,
                Median.of(figures.stream().map(Figure::millis).toList()),
                Median.of(figures.stream().map(Figure::heap).toList()),
                Median.of(figures.stream().map(Figure::resident).toList()),
                size(Host.classPath(name)) / MEGABYTE);
    }

    private static long size(List<String> classPath) throws IOException {
        long size = 0;
        for (String entry : classPath) {
            try (Stream<Path> files = Files.walk(Path.of(entry))) {
                size += files.filter(Files::isRegularFile)
                        .mapToLong(StarterCost::size)
                        .sum();
            }
        }
        return size;
    }

    private static long size(Path file) {
        return file.toFile().length();
    }
}
