// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract.host;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.parley.Parley;
import dev.parley.ParleyBuilder;
import dev.parley.port.Caller;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * A Parley whose clock, ids and keys are the suite's: two of them that hear the same commands in the same order answer
 * the same. Nothing happens by itself; what is due is done when the clock is set.
 */
public final class Rig {
    /** The instant at which every rig begins. */
    public static final Instant START = Instant.parse("2026-11-20T09:00:00Z");

    /** How many bytes of answers the hosts of the suite let wait for their readers. */
    public static final long BYTES_IN_FLIGHT = 8L * 1024 * 1024;

    /** How many bytes the operating system takes of an answer that nobody reads; the rest stays in the host. */
    public static final int SEND_BUFFER = 16 * 1024;

    private static final long SEED = 20_261_120;
    private static final Duration NEVER = Duration.ofDays(365);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PrintStream suite;
    private final AtomicReference<Instant> clock = new AtomicReference<>(START);
    private final Senses senses = new Senses(clock::get);
    private final FixedKeys keys = new FixedKeys();
    private final DataSource database;
    private final Outage outage;
    private final Parley parley;

    private Rig(PrintStream suite, DataSource database, BiFunction<Rig, ParleyBuilder, ParleyBuilder> more) {
        this.suite = suite;
        this.database = database;
        this.outage = new Outage(database);
        ParleyBuilder builder = Parley.builder()
                .dataSource(outage)
                .clock(clock::get)
                .random(new Random(SEED))
                .pollInterval(NEVER);
        this.parley = more.apply(this, builder).build();
    }

    /** A rig for the comparison of the frameworks, in memory. */
    private static Rig compared(PrintStream suite, Path keyFile) {
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:contract", "sa", "");
        pool.setMaxConnections(20);
        return new Rig(
                suite,
                pool,
                (rig, builder) -> builder.connections(8, Duration.ofMillis(400))
                        .timeouts(Duration.ofMillis(400), Duration.ofSeconds(2))
                        .keyFile(keyFile));
    }

    /** A rig for one of two worlds, on PostgreSQL: all that its host is told is kept, and no chance is left. */
    private static Rig world(PrintStream suite, String url) {
        Chance.install();
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(4);
        return new Rig(suite, new HikariDataSource(pool), Rig::perceptive);
    }

    private ParleyBuilder perceptive(ParleyBuilder builder) {
        for (Leak leak : Leak.values()) {
            builder.protocol(leak.protocol(senses));
        }
        return builder.keys(keys)
                .listener(senses.listener())
                .telemetry(senses.telemetry())
                .timeouts(PATIENCE, PATIENCE);
    }

    /**
     * Puts a rig together in a process that the suite has started. From now on standard output is the suite's alone;
     * whatever else the process prints there goes to standard error.
     *
     * @param arguments the file of the keys; or {@code world}, and the address of a database on PostgreSQL
     */
    public static Rig start(String... arguments) {
        PrintStream suite = System.out;
        System.setOut(System.err);
        return arguments[0].equals("world") ? world(suite, arguments[1]) : compared(suite, Path.of(arguments[0]));
    }

    /** The Parley that the host's beans are to use. */
    public Parley parley() {
        return parley;
    }

    /** Who calls, by the suite's headers, which a host of the suite trusts. */
    public static Optional<Caller> caller(Function<String, Optional<String>> header) {
        return header.apply("X-Caller").map(Callers::read);
    }

    /** Tells the suite the port, and does what the suite says until it goes away; then the process ends. */
    public void serve(int port) {
        Chance.fix();
        suite.println("port " + port);
        Thread thread = new Thread(new Commands(this, suite), "contract-commands");
        thread.setDaemon(true);
        thread.start();
    }

    /** Sets the clock, and lets everything take effect that is due. */
    int advanceTo(Instant instant) {
        clock.set(instant);
        return parley.runDue();
    }

    /** Sets the clock alone: what is due waits, as it does between two rounds of the scheduler. */
    Instant set(Instant instant) {
        clock.set(instant);
        return instant;
    }

    Dump dump() {
        return Dump.of(database);
    }

    /** What the listener has heard, every meter, and how Parley fares; each as it stands now. */
    String sensed(String sense) {
        return switch (sense) {
            case "events" -> senses.takeHeard();
            case "meters" -> senses.meters(parley);
            default -> parley.health().toString();
        };
    }

    FixedKeys keys() {
        return keys;
    }

    Senses senses() {
        return senses;
    }

    Outage outage() {
        return outage;
    }
}
