// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's own benchmark, told to insert one row a transaction. */
record Bench(int port) {
    private static final Pattern FIGURE = Pattern.compile("tps = ([0-9.]+)");
    private static final String TABLE =
            "CREATE TABLE IF NOT EXISTS one_row (id bigserial PRIMARY KEY, at timestamptz, text text)";
    private static final String INSERT =
            "INSERT INTO one_row (at, text) VALUES (now(), 'a hundred bytes or so, as much as a note about a lamp"
                    + " on somebody''s desk might take');\n";

    static String table() {
        return TABLE;
    }

    /** Rows per second that so many clients insert. */
    double insert(int clients, int seconds) throws IOException {
        Path script = Files.createTempFile("insert", ".sql");
        try {
            Files.writeString(script, INSERT);
            Process pgbench = new ProcessBuilder(List.of(
                            Optional.ofNullable(System.getenv("PGBENCH")).orElse("pgbench"),
                            "-h",
                            "127.0.0.1",
                            "-p",
                            String.valueOf(port),
                            "-U",
                            "postgres",
                            "-n",
                            "-M",
                            "prepared",
                            "-c",
                            String.valueOf(clients),
                            "-j",
                            String.valueOf(Math.min(clients, 2)),
                            "-T",
                            String.valueOf(seconds),
                            "-f",
                            script.toString(),
                            "postgres"))
                    .redirectErrorStream(true)
                    .start();
            return figure(new String(pgbench.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } finally {
            Files.delete(script);
        }
    }

    private static double figure(String output) {
        Matcher figure = FIGURE.matcher(output);
        if (!figure.find()) {
            throw new IllegalStateException("pgbench (Debian's postgresql-contrib) says: " + output);
        }
        return Double.parseDouble(figure.group(1));
    }
}
