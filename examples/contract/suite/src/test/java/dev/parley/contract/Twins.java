// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import dev.parley.contract.Channel.Difference;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Two worlds on one framework, and where they have been seen to differ. */
final class Twins implements Closeable {
    private static final int SHOWN = 120;

    private final String framework;
    private final World one;
    private final World two;
    private final List<Difference> differences = new ArrayList<>();
    private List<String> meters = List.of("", "");
    private int compared;

    Twins(String framework, World one, World two) {
        this.framework = framework;
        this.one = one;
        this.two = two;
    }

    /** What the two answered. */
    record Answers(Response one, Response two) {}

    void send(Request toOne, Request toTwo) {
        one.wire().send(toOne);
        two.wire().send(toTwo);
    }

    Answers receive() {
        return new Answers(one.wire().receive(), two.wire().receive());
    }

    /**
     * Compares two answers to the last byte; of the headers all but the server's time of day.
     *
     * @param mask for what depends on a secret behind a hash or a signature
     */
    void compare(String request, Answers answers, UnaryOperator<Response> mask) {
        Response left = mask.apply(answers.one());
        Response right = mask.apply(answers.two());
        same(Channel.STATUS, request, left.status() + "", right.status() + "");
        same(Channel.HEADER, request, headers(left), headers(right));
        same(Channel.BODY, request, left.text(), right.text());
    }

    private static String headers(Response response) {
        return response.headers().stream()
                .filter(header -> !header.is("Date"))
                .toList()
                .toString();
    }

    void same(Channel channel, String where, String inOne, String inTwo) {
        compared++;
        if (!inOne.equals(inTwo)) {
            differences.add(new Difference(
                    channel, framework + ", " + where + ": " + around(inOne, inTwo) + " | " + around(inTwo, inOne)));
        }
    }

    private static String around(String text, String other) {
        int at = 0;
        while (at < Math.min(text.length(), other.length()) && text.charAt(at) == other.charAt(at)) {
            at++;
        }
        return text.substring(Math.max(0, at - SHOWN), Math.min(text.length(), at + SHOWN));
    }

    void say(String command) {
        one.say(command);
        two.say(command);
    }

    List<String> hear() {
        return List.of(one.hear(), two.hear());
    }

    private List<String> ask(String command) {
        say(command);
        return hear();
    }

    /** Compares what the hosts are told besides what they answer: events, meters, health, log. */
    void compareSenses(String when) {
        List<String> events = ask("sense events");
        same(Channel.EVENT, when, events.get(0), events.get(1));
        List<String> now = ask("sense meters");
        same(Channel.METER, when, moved(0, now), moved(1, now));
        meters = now;
        List<String> health = ask("sense health");
        same(Channel.HEALTH, when, health.get(0), health.get(1));
        same(Channel.LOG, when, one.newlyLogged(), two.newlyLogged());
    }

    /** What has been counted since the last time, meter by meter; the rest of each as it stands. */
    private String moved(int world, List<String> now) {
        Map<String, String> before = new TreeMap<>();
        for (String line : meters.get(world).split("\t", -1)) {
            before.put(Meters.name(line), line);
        }
        return Arrays.stream(now.get(world).split("\t", -1))
                .map(line -> Meters.since(before.getOrDefault(Meters.name(line), ""), line))
                .collect(Collectors.joining("\n"));
    }

    /** Compares a tenant's rows in all tables: what is clear by value, all by length. */
    void compareTables(String tenant) {
        List<Tables.Cell> ones = one.tables().cells(tenant);
        List<Tables.Cell> twos = two.tables().cells(tenant);
        same(Channel.COLUMN, "number of values", ones.size() + "", twos.size() + "");
        for (int i = 0; i < Math.min(ones.size(), twos.size()); i++) {
            Tables.Cell left = ones.get(i);
            Tables.Cell right = twos.get(i);
            same(Channel.COLUMN, "places", left.place(), right.place());
            if (left.clear() || right.clear()) {
                same(Channel.COLUMN, left.place(), left.value(), right.value());
            }
            same(
                    Channel.LENGTH,
                    left.place(),
                    left.value().length() + "",
                    right.value().length() + "");
        }
    }

    /** Looks for what a secret leaves in a copy of the tables of both worlds. */
    void searchDump(String tenant, Map<String, String> inOne, Map<String, String> inTwo) {
        search(one.tables().dump(tenant), inOne);
        search(two.tables().dump(tenant), inTwo);
    }

    private void search(String dump, Map<String, String> traces) {
        if (!dump.contains("parley.opened")) {
            throw new AssertionError("this dump holds no negotiation");
        }
        traces.forEach((what, trace) -> {
            compared++;
            if (dump.contains(trace)) {
                differences.add(new Difference(Channel.DUMP, framework + ": " + what));
            }
        });
    }

    List<Difference> takeDifferences() {
        List<Difference> taken = List.copyOf(differences);
        differences.clear();
        return taken;
    }

    void forget() {
        differences.clear();
    }

    int compared() {
        return compared;
    }

    @Override
    public void close() {
        one.close();
        two.close();
    }
}
