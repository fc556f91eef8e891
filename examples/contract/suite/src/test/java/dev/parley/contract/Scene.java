// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import dev.parley.contract.Channel.Difference;
import dev.parley.model.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Where one script is played in all worlds: a tenant with a policy, a seller with a listing of two items, a rival with a
 * secret, and all who look on.
 */
final class Scene {
    static final String LISTING = "piece";

    private final Worlds worlds;
    private final String tenant;
    private final UnaryOperator<Response> mask;
    private final List<String> paths = new ArrayList<>();
    private List<String> viewers = List.of();

    /** @param mask for what depends on the secret behind a hash or a signature */
    Scene(Worlds worlds, String tenant, UnaryOperator<Response> mask) {
        this.worlds = worlds;
        this.tenant = tenant;
        this.mask = mask;
    }

    /**
     * Publishes a policy for every listing, and puts one. Of a planted leak nobody is told where software acts: an event that it shows
     * to everybody in one world alone would have one part more there, and the worlds' ids would part.
     */
    Scene under(String protocol, String parameters) {
        String policy = "{\"rules\":[{\"name\":\"all\",\"choice\":{\"protocol\":\"" + protocol
                + "\",\"version\":1,\"settlement\":\"each-item\",\"showsSoftware\":" + !protocol.startsWith("leaky-")
                + ",\"parameters\":" + parameters + "}}]}";
        agreed("pia;POLICY_EDITOR", "PUT", "/policy", policy, "\"0\"");
        agreed("shop;HOST", "PUT", "/listings/" + LISTING, """
                {"seller":"sara","category":"pieces","taxIncluded":true,"shippingIncluded":false,
                 "binding":"ON_ACCEPTANCE","stockPolicy":"RESERVED_AT_AGREEMENT","items":[%s,%s]}""".formatted(item("lamp"), item("vase")), "");
        agreed("carla", "POST", "/mandates", mandate("helper", 9_000_000_000_000L), "");
        return this;
    }

    private static String item(String id) {
        return """
                {"id":"%s","title":"A %s","stock":50,"listPrice":%s,"issues":[{"id":"price","role":"LINE_PRICE",
                 "domain":{"type":"price","currency":"EUR","min":0,"max":5000000000000,"tick":1}}]}""".formatted(id, id, Shop.euros(4_000_000_000_000L));
    }

    /** A buyer's agent that may bid, and must ask from a certain amount. */
    static String mandate(String agent, long approvalFrom) {
        return """
                {"agent":"%s","role":"BUYER","currency":"EUR","taxIncluded":true,"shippingIncluded":false,
                 "scope":{"anything":true,"categories":[],"listings":[],"sellers":[]},
                 "bounds":{"issues":[],"budget":%s,"perDeal":%s,"approvalFrom":%s},
                 "conduct":{"kinds":["submit","withdraw","commit","reveal"],"minSecondsBetweenMoves":0,"disclosure":[]},
                 "validFrom":"2026-11-01T00:00:00Z","validUntil":"2027-11-01T00:00:00Z"}
                """.formatted(
                agent, Shop.euros(900_000_000_000_000L), Shop.euros(900_000_000_000_000L), Shop.euros(approvalFrom));
    }

    /** From now on these look on, besides an operator, the host, a stranger and the agent of another buyer. */
    Scene beforeThe(String... parties) {
        viewers = Stream.concat(Stream.of(parties), Stream.of("carla/helper", "otto;OPERATOR", "shop;HOST", "dora"))
                .toList();
        return this;
    }

    /** From now on they ask for that too. */
    void askFor(String path) {
        paths.add(path);
    }

    /** Something that is the same in all worlds. */
    Json agreed(String who, String method, String path, String body, String match) {
        Request request = Request.command(tenant + ":" + who, method, path, body);
        return worlds.agreed(match.isEmpty() ? request : request.with("If-Match", match));
    }

    /** A command that is the same in all worlds, and its answer its asker's alone. */
    void own(String who, String path, String body) {
        Request request = Request.post(tenant + ":" + who, path, body);
        var unused = worlds.secretly(request, request, 200);
    }

    /** Opens a negotiation, for which everybody will ask from now on. */
    String open(String who) {
        return opened(agreed(who, "POST", "/negotiations", "{\"listing\":\"" + LISTING + "\"}", ""));
    }

    String opened(Json view) {
        String path = Shop.path(view);
        paths.add(path);
        return path;
    }

    /** What a secret's owner does, in the second world with another secret. */
    List<Json> secretly(String who, String method, String path, String inOne, String inTwo, int status) {
        Request one = Request.command(tenant + ":" + who, method, path, inOne);
        Request two = inTwo.isEmpty() ? one : one.json(inTwo);
        Twins.Answers answers = worlds.secretly(one, two, status).get(0);
        return List.of(answers.one().json(), answers.two().json());
    }

    /** Passes a second, and lets everybody read everything, and try what is wrong. */
    void seen(String what) {
        pass(Duration.ofSeconds(1), what);
        for (String viewer : viewers) {
            String caller = tenant + ":" + viewer;
            paths.forEach(path -> look(caller, path));
            Stream.of(
                            "/negotiations",
                            "/negotiations?open=true&limit=1&listing=" + LISTING,
                            "/deals",
                            "/mandates",
                            "/approvals",
                            "/listings/" + LISTING + "/private-terms",
                            "/listings/" + LISTING + "/stock")
                    .forEach(path -> worlds.look(Request.get(caller, path), mask));
        }
    }

    void pass(Duration time, String what) {
        worlds.pass(time, tenant + ", " + what);
    }

    private void look(String caller, String path) {
        String tag = worlds.look(Request.get(caller, path), mask).header("ETag");
        worlds.look(Request.get(caller, path).with("If-None-Match", tag.isEmpty() ? "\"0\"" : tag), mask);
        if (!path.startsWith("/negotiations")) {
            return;
        }
        for (String more : List.of("/events", "/events?limit=1", "/transcript", "/draws")) {
            worlds.look(Request.get(caller, path + more), mask);
        }
        String bid = new Secret(Map.of("lamp", 3_000L), Map.of(), Map.of()).submit();
        worlds.look(Request.post(caller, path + "/moves/simulate", bid), mask);
        worlds.look(Request.post(caller, path + "/moves", bid.replace("lamp", "tree")), mask);
        worlds.look(Request.post(caller, path + "/moves", "{\"kind\":\"reveal\",\"payload\":{}}"), mask);
        worlds.look(Request.post(caller, path + "/moves", "{\"kind\":\"offer\"}"), mask);
    }

    /** Looks once at what does not change. */
    void shelves() {
        for (String viewer : viewers) {
            for (String path : List.of("/policy", "/protocols", "/keys", "/listings/" + LISTING)) {
                worlds.look(Request.get(tenant + ":" + viewer, path), mask);
            }
        }
    }

    /** Lets the close come while the keys are lost: what is said of it, and what can still be read, is compared too. */
    void closesWithoutKeys() {
        worlds.tell("keys lost");
        pass(Duration.ofMinutes(30), "the close fails");
        seen("the close has failed");
    }

    /** What a secret's owner reads, in each world. */
    List<Json> read(String who, String path) {
        Request request = Request.get(tenant + ":" + who, path);
        Twins.Answers answers = worlds.secretly(request, request, 200).get(0);
        return List.of(answers.one().json(), answers.two().json());
    }

    /**
     * Compares the tables while all is open, and looks in them for what a secret would leave; then ends it, so that no
     * outcome tells anything.
     *
     * @return all that has told the worlds apart since the scene began
     */
    List<Difference> end(String path, List<Map<String, String>> traces) {
        worlds.compareTables(tenant);
        worlds.searchDumps(tenant, traces.get(0), traces.get(1));
        List<Difference> found = worlds.takeDifferences();
        Request cancel = Request.post(tenant + ":otto;OPERATOR", path + "/cancel", "");
        var unused = worlds.secretly(cancel, cancel, 200);
        return found;
    }
}
