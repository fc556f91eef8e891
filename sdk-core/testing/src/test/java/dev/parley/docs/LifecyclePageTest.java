// SPDX-License-Identifier: Apache-2.0
package dev.parley.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.SeatRole;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.mediated.Mediated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The state diagram of a guide page is drawn from the declared lifecycle. */
class LifecyclePageTest {
    @Test
    void the_page_on_mediation_shows_the_declared_lifecycle() throws IOException {
        String page = Files.readString(Path.of("..", "..", "docs-site", "guide", "mediated.md"));
        String drawn = drawn(new Mediated().lifecycle());
        assertThat(page).as("what belongs there:\n%s", drawn).contains("```text\n" + drawn + "```\n");
    }

    private static String drawn(Lifecycle lifecycle) {
        StringBuilder lines = new StringBuilder();
        for (Lifecycle.Phase phase : lifecycle.phases()) {
            lines.append(phase.name()).append(phase.terminal() ? " (the end)\n" : "\n");
            phase.moves().forEach(move -> line(lines, move.kind() + " by " + roles(move.movers()), move.to()));
            line(lines, "the deadline", phase.deadlineTo());
            line(lines, "from outside", phase.controlTo());
        }
        return lines.toString();
    }

    private static void line(StringBuilder lines, String cause, Set<String> to) {
        if (!to.isEmpty()) {
            lines.append("  %-24s -> %s%n"
                    .formatted(cause, String.join(", ", new TreeSet<>(to)))
                    .replace(System.lineSeparator(), "\n"));
        }
    }

    private static String roles(Set<SeatRole> movers) {
        return movers.stream()
                .sorted()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
