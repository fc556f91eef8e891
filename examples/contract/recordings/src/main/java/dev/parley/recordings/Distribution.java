// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How often which operation was answered how. */
final class Distribution {
    private final Map<String, Map<String, Long>> counts = new TreeMap<>();
    private final Set<String> reached = new HashSet<>();
    private long commands;
    private long accepted;

    void add(List<Step> steps) {
        for (Step step : steps) {
            if (step.status() == 0) {
                continue;
            }
            commands++;
            String answer = step.code().isEmpty() ? String.valueOf(step.status()) : step.status() + " " + step.code();
            counts.computeIfAbsent(step.operation(), unseen -> new TreeMap<>()).merge(answer, 1L, Long::sum);
            if (step.status() < 300) {
                accepted++;
                reached.add(step.operation());
            }
        }
    }

    long commands() {
        return commands;
    }

    /** Operations that were never done. */
    List<String> unreached(List<String> operations) {
        return operations.stream().filter(name -> !reached.contains(name)).toList();
    }

    /** A line for each operation. */
    String table() {
        String lines = counts.entrySet().stream()
                .map(operation -> operation.getKey() + ": "
                        + operation.getValue().entrySet().stream()
                                .map(answer -> answer.getKey() + " × " + answer.getValue())
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n"));
        return lines
                + "\n%,d requests, %.1f %% of them done".formatted(commands, 100.0 * accepted / Math.max(1, commands));
    }
}
