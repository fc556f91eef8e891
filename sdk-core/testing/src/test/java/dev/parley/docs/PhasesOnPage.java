// SPDX-License-Identifier: Apache-2.0
package dev.parley.docs;

import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Lifecycle.Phase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The phases of a lifecycle as a guide page shows them: a line for each way on, from where, by what, to where. */
final class PhasesOnPage {
    private static final String BEGIN = "<!-- The phases: a test compares them with the lifecycle. -->\n```text\n";
    private static final String END = "```\n<!-- The end of the phases. -->";

    private PhasesOnPage() {}

    /** What a page shows. */
    static String shown(String page) {
        return page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));
    }

    /** What it should show. */
    static String drawn(Lifecycle lifecycle) {
        StringBuilder lines = new StringBuilder();
        for (Phase phase : lifecycle.phases()) {
            ways(phase)
                    .forEach((to, by) -> lines.append(
                            String.format("%-8s --( %s )--> %s%n", phase.name(), String.join(", ", by), to)));
        }
        return lines.toString();
    }

    private static Map<String, Set<String>> ways(Phase phase) {
        Map<String, Set<String>> ways = new LinkedHashMap<>();
        phase.moves()
                .forEach(move -> move.to()
                        .forEach(to ->
                                ways.computeIfAbsent(to, any -> new TreeSet<>()).add(move.kind())));
        List<String> ends = phase.deadlineTo().stream().sorted().toList();
        ends.forEach(to -> ways.computeIfAbsent(to, any -> new TreeSet<>()).add("the clock"));
        return ways.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }
}
