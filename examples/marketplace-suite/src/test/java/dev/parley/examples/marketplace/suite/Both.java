// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Both marketplaces, their clocks at the same second. Each request goes to both, and their answers are compared. */
final class Both implements Closeable {
    private static final String CLOCK = "/api/test-clock";

    private final List<MarketplaceProcess> processes;
    private final Site spring;
    private final Site micronaut;
    private final List<String> differences = new ArrayList<>();
    private int compared;

    private Both(MarketplaceProcess spring, MarketplaceProcess micronaut) {
        this.processes = List.of(spring, micronaut);
        this.spring = new Site(spring.name(), spring.await());
        this.micronaut = new Site(micronaut.name(), micronaut.await());
    }

    static Both start() {
        MarketplaceProcess spring = MarketplaceProcess.start(
                "spring",
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--marketplace.test-clock=true",
                "--marketplace.populated=false");
        MarketplaceProcess micronaut = MarketplaceProcess.start(
                "micronaut",
                "-micronaut.server.port=-1",
                "-micronaut.server.host=127.0.0.1",
                "-marketplace.test-clock=true",
                "-marketplace.populated=false");
        try {
            Both both = new Both(spring, micronaut);
            both.sameSecond();
            return both;
        } catch (RuntimeException | Error e) {
            spring.close();
            micronaut.close();
            throw e;
        }
    }

    /** Moves the clock that is behind; they stand at whole seconds. */
    private void sameSecond() {
        long ahead = Duration.between(now(micronaut), now(spring)).toSeconds();
        if (ahead != 0) {
            Site behind = ahead > 0 ? micronaut : spring;
            behind.send(Call.post("", CLOCK + "/advance", "{\"seconds\":" + Math.abs(ahead) + "}"));
        }
        if (!now(spring).equals(now(micronaut))) {
            throw new AssertionError("the clocks stand at " + now(spring) + " and " + now(micronaut));
        }
    }

    private static Instant now(Site site) {
        return Instant.parse(site.send(Call.get("", CLOCK)).json().get("now").asText());
    }

    /** Sends a request to both, and compares. */
    Answer send(Call call) {
        return answers(call).get(0);
    }

    private List<Answer> answers(Call call) {
        Answer left = spring.send(call);
        Answer right = micronaut.send(call);
        compared++;
        if (left.status() >= 500 || right.status() >= 500) {
            throw new AssertionError(call + " is a fault of the service: " + left + " and " + right);
        }
        spring.named(call, left)
                .differences(micronaut.named(call, right))
                .forEach(difference -> differences.add(call + ": " + difference));
        return List.of(left, right);
    }

    /** Sends a request that must be done, and returns what it yields. */
    JsonNode ok(Call call) {
        Answer answer = send(call);
        if (answer.status() / 100 != 2) {
            throw new AssertionError(call + " → " + answer);
        }
        return answer.json();
    }

    /** Sends a request that must be done, and keeps a part of what each answers, by its pointer, for later requests. */
    JsonNode ok(Call call, String word, String pointer) {
        List<Answer> answers = answers(call);
        if (answers.get(0).status() / 100 != 2) {
            throw new AssertionError(call + " → " + answers.get(0));
        }
        spring.keep(word, answers.get(0).json().at(pointer));
        micronaut.keep(word, answers.get(1).json().at(pointer));
        return answers.get(0).json();
    }

    /** Sends a request that must be refused so. */
    Answer refused(Call call, int status, String code) {
        Answer answer = send(call);
        if (answer.status() != status || !answer.code().equals(code)) {
            throw new AssertionError(call + " → " + answer + ", not " + status + " " + code);
        }
        return answer;
    }

    void signIn(String person) {
        List<Answer> answers = answers(Call.post("", "/api/session", "{\"person\":\"" + person + "\"}"));
        spring.signedIn(person, answers.get(0));
        micronaut.signedIn(person, answers.get(1));
    }

    void advance(Duration time) {
        ok(Call.post("", CLOCK + "/advance", "{\"seconds\":" + time.toSeconds() + "}"));
    }

    int comparedCount() {
        return compared;
    }

    /** What differed since this was last asked. */
    List<String> takeDifferences() {
        List<String> taken = List.copyOf(differences);
        differences.clear();
        return taken;
    }

    @Override
    public void close() {
        processes.forEach(MarketplaceProcess::close);
    }
}
