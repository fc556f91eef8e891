// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * H2 asks a subquery of {@code IN} again for each row as long as others write, so that a short list takes seconds: no
 * statement that H2 runs has one.
 */
class SubqueryRuleTest {
    private static final Path ADAPTER = Path.of("src", "main", "java", "dev", "parley", "adapter", "jdbc");
    private static final Pattern IN_SUBQUERY = Pattern.compile("\\bIN\\s*\\(\\s*SELECT\\b");

    @Test
    void no_statement_that_h2_runs_looks_in_a_subquery() throws IOException {
        try (Stream<Path> files = Files.list(ADAPTER)) {
            List<Path> offending =
                    files.filter(SubqueryRuleTest::looksInASubquery).toList();
            assertThat(offending)
                    .as("PostgreSQL's own statements have one, which shows that the rule sees it")
                    .containsExactly(ADAPTER.resolve("PostgreSqlDialect.java"));
        }
    }

    private static boolean looksInASubquery(Path file) {
        try {
            String joined = Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", "");
            return IN_SUBQUERY.matcher(joined).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
