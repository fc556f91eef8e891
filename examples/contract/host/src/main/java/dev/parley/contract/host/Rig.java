package dev.parley.contract.host;

import dev.parley.Parley;
import dev.parley.port.Caller;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * A Parley whose clock, ids and keys are the suite's: two of them that hear the same commands in the same order answer
 * the same. Nothing happens by itself; what is due is done when the clock is set.
 */
public final class Rig {
    /** The instant at which every rig begins. */
    public static final Instant START = Instant.parse("2026-11-20T09:00:00Z");

    private static final long SEED = 20_261_120;
    private static final Duration NEVER = Duration.ofDays(365);

    private final PrintStream suite;
    private final AtomicReference<Instant> clock = new AtomicReference<>(START);
    private final JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:contract", "sa", "");
    private final Outage outage = new Outage(database);
    private final Parley parley;

    private Rig(PrintStream suite, Path keyFile) {
        this.suite = suite;
        database.setMaxConnections(20);
        this.parley = Parley.builder()
                .dataSource(outage)
                .connections(8, Duration.ofMillis(400))
                .timeouts(Duration.ofMillis(400), Duration.ofSeconds(2))
                .clock(clock::get)
                .random(new Random(SEED))
                .keyFile(keyFile)
                .pollInterval(NEVER)
                .build();
    }

    /**
     * Puts a rig together in a process that the suite has started. From now on standard output is the suite's alone;
     * whatever else the process prints there goes to standard error.
     *
     * @param arguments the file of the keys
     */
    public static Rig start(String... arguments) {
        PrintStream suite = System.out;
        System.setOut(System.err);
        return new Rig(suite, Path.of(arguments[0]));
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

    Outage outage() {
        return outage;
    }
}
