// SPDX-License-Identifier: Apache-2.0
package dev.parley.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Lifecycle.Phase;
import dev.parley.protocol.auction.english.EnglishAuction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The guide's page of English auctions names the phases and the rules that the code declares. */
class EnglishPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs-site", "guide", "english-auction.md");
    private static final String BEGIN = "<!-- The phases: a test compares them with the lifecycle. -->\n```text\n";
    private static final String END = "```\n<!-- The end of the phases. -->";

    @Test
    void the_phases_are_the_lifecycles() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END)))
                .isEqualTo(drawn(new EnglishAuction().lifecycle()));
    }

    @Test
    void every_parameter_is_on_the_page() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(new EnglishAuction()
                        .forms()
                        .rulesSchema()
                        .get("properties")
                        .members()
                        .keySet())
                .hasSizeGreaterThan(14)
                .allMatch(name -> page.contains("`" + name + "`"));
    }

    /** A line for each way on: from where, by what, to where. */
    private static String drawn(Lifecycle lifecycle) {
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
