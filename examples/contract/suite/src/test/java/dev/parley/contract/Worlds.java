// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import dev.parley.contract.Channel.Difference;
import dev.parley.model.Json;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Two worlds on each framework, four hosts, over a PostgreSQL server. Whatever is done is done in all of them, one after
 * the other, with the same clock, ids, keys and chance; only a secret may differ between the first and the second of each
 * framework. One set of them serves all tests of this JVM, which ends it.
 */
final class Worlds {
    private static final List<String> FRAMEWORKS = List.of("spring", "micronaut");
    private static final Worlds SHARED = start();

    private final List<Twins> twins;
    private final Map<SealedScript, List<Difference>> played = new EnumMap<>(SealedScript.class);
    private Instant now = Instant.parse("2026-11-20T09:00:00Z");

    private Worlds(List<Twins> twins) {
        this.twins = twins;
    }

    static Worlds shared() {
        return SHARED;
    }

    /** What told the worlds apart in a script, which is played when this is asked first. */
    List<Difference> differences(SealedScript script) {
        return played.computeIfAbsent(script, first -> settled(() -> first.play(this)));
    }

    /** The same under another protocol than the script is written for, in a tenant of its own. */
    List<Difference> differences(SealedScript script, String tenant, String protocol) {
        return settled(() -> script.play(this, tenant, protocol));
    }

    private List<Difference> settled(Supplier<List<Difference>> play) {
        try {
            return play.get();
        } finally {
            settle();
        }
    }

    private static Worlds start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            String logging = Path.of(Objects.requireNonNull(Worlds.class.getResource("/worlds-logback.xml"))
                            .toURI())
                    .toString();
            List<World.Starting> starting = new ArrayList<>();
            for (String framework : FRAMEWORKS) {
                for (String name : List.of("one", "two")) {
                    String database = framework + "_" + name;
                    create(server, database);
                    starting.add(World.start(framework, name, server.getJdbcUrl("postgres", database), logging));
                }
            }
            List<World> worlds = starting.stream().map(World.Starting::world).toList();
            Worlds started = new Worlds(List.of(
                    new Twins(FRAMEWORKS.get(0), worlds.get(0), worlds.get(1)),
                    new Twins(FRAMEWORKS.get(1), worlds.get(2), worlds.get(3))));
            // What is done and logged once, at the first request, differs as start-ups do.
            var unused = started.agreed(Request.get("dora", "/keys"));
            started.settle();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void create(EmbeddedPostgres server, String database) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        } catch (SQLException e) {
            throw new IllegalStateException(database, e);
        }
    }

    /** Sends the same to all, who must agree to it, and compares what they answer. */
    Json agreed(Request request) {
        Response answer = look(request, UnaryOperator.identity());
        if (!answer.isAgreed()) {
            throw new AssertionError(request + " → " + answer);
        }
        return answer.json();
    }

    /** Sends the same to all, and compares what they answer; a fault of the service ends all. */
    Response look(Request request, UnaryOperator<Response> mask) {
        List<Twins.Answers> answers = sent(request, request);
        for (int i = 0; i < twins.size(); i++) {
            twins.get(i).compare(request.toString(), answers.get(i), mask);
        }
        return answers.get(0).one();
    }

    /**
     * Sends what the owner of a secret sends, another one to each world. Only whether it is answered alike is compared:
     * the answer is the owner's.
     */
    List<Twins.Answers> secretly(Request toOne, Request toTwo, int status) {
        List<Twins.Answers> answers = sent(toOne, toTwo);
        List<Integer> found = answers.stream()
                .flatMap(both -> Stream.of(both.one().status(), both.two().status()))
                .toList();
        if (!found.stream().allMatch(one -> one == status)) {
            throw new AssertionError(toOne + " → " + found + ", not " + status + ": " + answers.get(0));
        }
        return answers;
    }

    private List<Twins.Answers> sent(Request toOne, Request toTwo) {
        twins.forEach(pair -> pair.send(toOne, toTwo));
        List<Twins.Answers> answers = twins.stream().map(Twins::receive).toList();
        for (Twins.Answers both : answers) {
            for (Response response : List.of(both.one(), both.two())) {
                if (response.status() >= 500 && response.status() != 503) {
                    throw new AssertionError(toOne + " is a fault of the service: " + response);
                }
            }
        }
        return answers;
    }

    /** Lets time pass, does what is due, and compares what the hosts were told. */
    void pass(Duration time, String what) {
        now = now.plus(time);
        for (List<String> done : said("clock " + now)) {
            if (!done.get(0).equals(done.get(1))) {
                twins.get(0).same(Channel.HEALTH, "what was due, " + what, done.get(0), done.get(1));
            }
        }
        twins.forEach(pair -> pair.compareSenses(what));
    }

    /** Lets everything that a scene has left come to its end, unheard: lost keys are found, what failed is done again. */
    private void settle() {
        tell("keys found");
        for (int round = 0; round < 3; round++) {
            pass(Duration.ofMinutes(10), "settling");
        }
        twins.forEach(Twins::forget);
    }

    /** Says something to all rigs. */
    void tell(String command) {
        var unused = said(command);
    }

    private List<List<String>> said(String command) {
        twins.forEach(pair -> pair.say(command));
        return twins.stream().map(Twins::hear).toList();
    }

    void compareTables(String tenant) {
        twins.forEach(pair -> pair.compareTables(tenant));
    }

    void searchDumps(String tenant, Map<String, String> inOne, Map<String, String> inTwo) {
        twins.forEach(pair -> pair.searchDump(tenant, inOne, inTwo));
    }

    List<Difference> takeDifferences() {
        return twins.stream().flatMap(pair -> pair.takeDifferences().stream()).toList();
    }

    int compared() {
        return twins.stream().mapToInt(Twins::compared).sum();
    }
}
