// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import dev.parley.model.Bytes;
import dev.parley.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Plays the table of {@link WireCases} to both hosts: each says what it is to say, and nothing is stored. */
final class WireTable {
    private final Pair pair;
    private final List<Played> played = new ArrayList<>();

    private record Played(WireCase sent, Heard spring, Heard micronaut) {
        List<String> wrong(UnaryOperator<Response> difference) {
            return sent.wrong(spring, micronaut.with(difference));
        }
    }

    WireTable(Pair pair) {
        this.pair = pair;
    }

    /** Plays all, and returns how many they were. */
    int play() {
        List<String> wrong = new ArrayList<>();
        List<String> before = pair.ask("dump");
        for (WireCase each : WireCases.all()) {
            Played heard = play(each);
            wrong.addAll(heard.wrong(UnaryOperator.identity()));
            List<String> after = pair.ask("dump");
            if (!after.equals(before)) {
                wrong.add(each.name() + " has been done");
                before = after;
            }
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError(String.join("\n", wrong));
        }
        return played.size();
    }

    private Played play(WireCase sent) {
        List<HostProcess> hosts = pair.hosts();
        Played heard = new Played(sent, Heard.from(hosts.get(0), sent), Heard.from(hosts.get(1), sent));
        played.add(heard);
        return heard;
    }

    /** Plants differences into what one host said, and returns how many of them some row of the table notices. */
    int findPlanted() {
        return (int) planted().values().stream()
                .filter(difference ->
                        played.stream().anyMatch(each -> !each.wrong(difference).isEmpty()))
                .count();
    }

    static Map<String, UnaryOperator<Response>> planted() {
        Map<String, UnaryOperator<Response>> all = new LinkedHashMap<>(Planted.differences());
        all.remove("a weak tag");
        all.put("a broken body counts as none", response -> isMalformed(response) ? notFound(response) : response);
        all.put("a server's own page", response -> isMalformed(response) ? page() : response);
        all.put(
                "what is no HTTP is done",
                response -> response.code().isEmpty() && response.status() == 400
                        ? new Response(200, response.headers(), response.body())
                        : response);
        return all;
    }

    private static boolean isMalformed(Response response) {
        return response.code().equals("MALFORMED_REQUEST");
    }

    private static Response notFound(Response response) {
        Json body = Json.object().put("code", "NOT_FOUND").build();
        return new Response(404, response.headers(), Bytes.of(body.canonical()));
    }

    private static Response page() {
        byte[] body = "<html>400</html>".getBytes(StandardCharsets.US_ASCII);
        return new Response(400, List.of(new Header("Content-Type", "text/html")), Bytes.of(body));
    }
}
