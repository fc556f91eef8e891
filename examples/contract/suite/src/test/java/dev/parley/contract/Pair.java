// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import dev.parley.model.Json;
import java.io.Closeable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Both hosts. Each request goes to both; their responses are compared, none may be a fault of the service, and after a
 * refusal nothing may be stored that was not before.
 */
final class Pair implements Closeable {
    /** What no key remembers, whoever asked. */
    private static final Set<Integer> NEVER_KEPT = Set.of(400, 401, 405, 406, 413, 414, 415, 428, 429, 503);

    private final HostProcess left;
    private final HostProcess right;
    private final Wire leftWire;
    private final Wire rightWire;
    private final Signatures leftSignatures = new Signatures();
    private final Signatures rightSignatures = new Signatures();
    private final List<String> differences = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-20T09:00:00Z");
    private List<String> dumps = List.of();
    private int compared;
    private int unchanged;

    private Pair(HostProcess left, HostProcess right) {
        this.left = left;
        this.right = right;
        this.leftWire = new Wire(left.port());
        this.rightWire = new Wire(right.port());
    }

    /** Starts both hosts, and waits for them. */
    static Pair start(Path keys) {
        HostProcess spring = HostProcess.start("spring", keys);
        HostProcess micronaut = HostProcess.start("micronaut", keys);
        try {
            spring.awaitPort();
            micronaut.awaitPort();
            Pair pair = new Pair(spring, micronaut);
            pair.trustKeys();
            return pair;
        } catch (RuntimeException | Error e) {
            spring.close();
            micronaut.close();
            throw e;
        }
    }

    private void trustKeys() {
        Json keys = ok(Request.get("anna", "/keys"));
        leftSignatures.trust(keys);
        rightSignatures.trust(keys);
    }

    /** What the two answered to the same request, as it came. */
    record Answers(Response left, Response right) {}

    /** Sends a request to both, and compares. */
    Response send(Request request) {
        return compared(request, request, UnaryOperator.identity()).left();
    }

    private Answers compared(Request toLeft, Request toRight, UnaryOperator<Response> mask) {
        Answers answers = answers(toLeft, toRight);
        compared++;
        for (Response response : List.of(answers.left(), answers.right())) {
            if (response.status() >= 500 && response.status() != 503) {
                throw new AssertionError(toLeft + " is a fault of the service: " + response);
            }
        }
        List<String> found = Comparison.differences(
                mask.apply(leftSignatures.masked(answers.left())), mask.apply(rightSignatures.masked(answers.right())));
        found.forEach(difference -> differences.add(toLeft + ": " + difference));
        if (answers.left().isAgreed() && !toLeft.changesNothing()) {
            dumps = List.of();
        }
        return answers;
    }

    /** What both answer. After a host that gave no answer the connections begin anew, lest a late one be taken for another's. */
    private Answers answers(Request toLeft, Request toRight) {
        try {
            leftWire.send(toLeft);
            rightWire.send(toRight);
            return new Answers(leftWire.receive(), rightWire.receive());
        } catch (UncheckedIOException e) {
            leftWire.close();
            rightWire.close();
            throw new AssertionError(toLeft + " was not answered by both", e);
        }
    }

    /** Sends a request that must be done, and returns its answer. */
    Json ok(Request request) {
        Response response = send(request);
        if (!response.isAgreed()) {
            throw new AssertionError(request + " → " + response);
        }
        return response.json();
    }

    /** Sends a request that must be refused like this, with nothing stored but, perhaps, the refusal for its key. */
    Response refused(Request request, int status, String code) {
        List<String> before = dumps();
        Response response = send(request);
        if (response.status() != status || !response.code().equals(code)) {
            throw new AssertionError(request + " → " + response + ", not " + status + ' ' + code);
        }
        dumps = List.of();
        List<String> after = dumps();
        boolean keepsAnswer = !NEVER_KEPT.contains(status);
        if (!(keepsAnswer ? kept(after).equals(kept(before)) : after.equals(before))) {
            throw new AssertionError(request + " was refused and changed the store");
        }
        unchanged++;
        return response;
    }

    private static List<String> kept(List<String> dumps) {
        return dumps.stream().map(dump -> dump.split(" ", -1)[1]).toList();
    }

    private List<String> dumps() {
        if (dumps.isEmpty()) {
            dumps = ask("dump");
        }
        return dumps;
    }

    /** Reads something that has an entity tag, and reads it again by that tag: the second answer is 304. */
    Json revisited(String caller, String path) {
        Answers first = compared(Request.get(caller, path), Request.get(caller, path), UnaryOperator.identity());
        Answers second = compared(
                Request.get(caller, path).with("If-None-Match", first.left().header("ETag")),
                Request.get(caller, path).with("If-None-Match", first.right().header("ETag")),
                Signatures::maskedTag);
        String expected =
                "304 " + first.left().header("ETag") + ", 304 " + first.right().header("ETag");
        String found = second.left().status() + " " + second.left().header("ETag") + ", "
                + second.right().status() + " " + second.right().header("ETag");
        if (first.left().header("ETag").isEmpty() || !found.equals(expected)) {
            throw new AssertionError(path + " by its tag → " + found + ", not " + expected);
        }
        return first.left().json();
    }

    /** Plants differences into what the right host answers, one after another, and returns how many were noticed. */
    int findPlanted() {
        List<Request> requests = List.of(
                Request.get("pia;POLICY_EDITOR", "/policy"),
                Request.get("anna", "/nowhere"),
                Request.post("anna", "/negotiations", "{}"));
        int found = 0;
        try (Planted planted = Planted.before(right);
                Wire through = new Wire(planted.port())) {
            if (isNoticed(requests, through)) {
                throw new AssertionError("the proxy itself makes a difference");
            }
            for (UnaryOperator<Response> difference : Planted.differences().values()) {
                planted.plant(difference);
                found += isNoticed(requests, through) ? 1 : 0;
            }
        }
        return found;
    }

    private boolean isNoticed(List<Request> requests, Wire through) {
        boolean noticed = false;
        for (Request request : requests) {
            leftWire.send(request);
            through.send(request);
            noticed |= !Comparison.differences(leftWire.receive(), through.receive())
                    .isEmpty();
        }
        return noticed;
    }

    /** Sets both clocks, and lets what is due be done. */
    void advanceTo(Instant instant) {
        now = instant;
        dumps = List.of();
        List<String> done = ask("clock " + instant);
        if (!done.get(0).equals(done.get(1))) {
            differences.add("what is due at " + instant + ": " + done);
        }
    }

    void advance(Duration time) {
        advanceTo(now.plus(time));
    }

    Instant now() {
        return now;
    }

    /** Says something to both rigs. */
    List<String> ask(String command) {
        left.say(command);
        right.say(command);
        return List.of(left.hear(), right.hear());
    }

    List<HostProcess> hosts() {
        return List.of(left, right);
    }

    int comparedCount() {
        return compared;
    }

    int unchangedCount() {
        return unchanged;
    }

    int verifiedCount() {
        return leftSignatures.verified() + rightSignatures.verified();
    }

    /** What differed since this was last asked. */
    List<String> takeDifferences() {
        List<String> taken = List.copyOf(differences);
        differences.clear();
        return taken;
    }

    @Override
    public void close() {
        leftWire.close();
        rightWire.close();
        left.close();
        right.close();
    }
}
