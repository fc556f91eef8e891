// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import dev.parley.contract.Channel.Difference;
import dev.parley.model.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What is played in both worlds until the close, with one secret in the first and another in the second. */
enum SealedScript {
    /** A buyer's submission, where prices are drawn; at the close the keys are lost. */
    DRAW {
        @Override
        List<Difference> play(Worlds worlds, String tenant, String protocol) {
            Scene scene = new Scene(worlds, tenant, AS_IT_IS).under(protocol, "{\"closesAfterSeconds\":1800}");
            return bargained(scene, "berta", "sara", List.of(Secret.much(), Secret.little()), true);
        }
    },
    /** A seller's submission, where prices are drawn; at the close the keys are lost. */
    ASKED {
        @Override
        List<Difference> play(Worlds worlds, String tenant, String protocol) {
            Scene scene = new Scene(worlds, tenant, AS_IT_IS).under(protocol, "{\"closesAfterSeconds\":1800}");
            List<Secret> secrets = List.of(Secret.much().sellers(), Secret.little());
            return bargained(scene, "sara", "berta", secrets, true);
        }
    },
    /** A buyer's submission, where prices are split. */
    SPLIT {
        @Override
        List<Difference> play(Worlds worlds, String tenant, String protocol) {
            Scene scene = new Scene(worlds, tenant, AS_IT_IS).under(protocol, "{\"pricing\":\"split\"}");
            List<Secret> secrets = List.of(Secret.much().plain(), Secret.little());
            return bargained(scene, "berta", "sara", secrets, false);
        }
    },
    /** A commitment, and what is revealed behind it before the second close. */
    COMMITTED {
        @Override
        List<Difference> play(Worlds worlds, String tenant, String protocol) {
            Scene scene = new Scene(worlds, tenant, AS_IT_IS)
                    .under(protocol, "{\"secrecy\":\"committed\",\"closesAfterSeconds\":900}");
            return committed(scene.beforeThe("sara", "carla"));
        }
    },
    FIRST_PRICE {
        @Override
        List<Difference> play(Worlds worlds, String tenant, String protocol) {
            return auctioned(new Scene(worlds, tenant, AS_IT_IS).under(protocol, "{\"pricing\":\"first-price\"}"));
        }
    },
    /** The rival is an agent, whose mandate's budget is held. */
    SECOND_PRICE {
        @Override
        List<Difference> play(Worlds worlds, String tenant, String protocol) {
            Scene scene = new Scene(worlds, tenant, AS_IT_IS).under(protocol, "{\"pricing\":\"second-price\"}");
            scene.askFor(
                    path(scene.agreed("berta", "POST", "/mandates", Scene.mandate("bot", 9_000_000_000_000L), "")));
            return auctioned(scene, "berta/bot");
        }
    },
    UNIFORM_PRICE {
        @Override
        List<Difference> play(Worlds worlds, String tenant, String protocol) {
            return auctioned(
                    new Scene(worlds, tenant, AS_IT_IS).under(protocol, "{\"pricing\":\"uniform-price\",\"units\":2}"));
        }
    },
    PAY_AS_BID {
        @Override
        List<Difference> play(Worlds worlds, String tenant, String protocol) {
            return auctioned(
                    new Scene(worlds, tenant, AS_IT_IS).under(protocol, "{\"pricing\":\"pay-as-bid\",\"units\":2}"));
        }
    },
    /** A reserve that the seller opens with. */
    RESERVE {
        @Override
        List<Difference> play(Worlds worlds, String tenant, String protocol) {
            Scene scene = new Scene(worlds, tenant, Proofs::masked)
                    .under(protocol, "{}")
                    .beforeThe("berta", "carla");
            List<Secret> secrets = List.of(Secret.much().plain(), Secret.little());
            List<String> openings = secrets.stream()
                    .map(secret -> "{\"listing\":\"" + Scene.LISTING + "\",\"privateTerms\":" + secret.reserves() + "}")
                    .toList();
            List<Json> opened = scene.secretly("sara", "POST", "/negotiations", openings.get(0), openings.get(1), 201);
            String path = scene.opened(opened.get(0));
            scene.seen("the seller has opened");
            bid(scene, path, "carla", 1_000_000);
            scene.seen("a buyer has bid");
            return ended(scene, path, secrets, List.of(opened, opened));
        }
    },
    /** A reserve that the seller has stored for the listing. */
    STORED_RESERVE {
        @Override
        List<Difference> play(Worlds worlds, String tenant, String protocol) {
            Scene scene = new Scene(worlds, tenant, Proofs::masked)
                    .under(protocol, "{}")
                    .beforeThe("berta", "carla");
            List<Secret> secrets = List.of(Secret.much().plain(), Secret.little());
            String terms = "/listings/" + Scene.LISTING + "/private-terms";
            List<Json> stored = scene.secretly(
                    "sara",
                    "PUT",
                    terms,
                    "{\"terms\":" + secrets.get(0).reserves() + "}",
                    "{\"terms\":" + secrets.get(1).reserves() + "}",
                    200);
            scene.seen("the seller has stored a reserve");
            String opening = "{\"listing\":\"" + Scene.LISTING + "\"}";
            List<Json> opened = scene.secretly("sara", "POST", "/negotiations", opening, opening, 201);
            String path = scene.opened(opened.get(0));
            scene.seen("the seller has opened");
            bid(scene, path, "carla", 1_000_000);
            scene.seen("a buyer has bid");
            return ended(scene, path, secrets, List.of(stored, stored));
        }
    },
    /** What an agent submits that must ask its principal, who then approves. */
    APPROVAL {
        @Override
        List<Difference> play(Worlds worlds, String tenant, String protocol) {
            Scene scene =
                    new Scene(worlds, tenant, AS_IT_IS).under(protocol, "{}").beforeThe("sara", "carla");
            scene.askFor(path(scene.agreed("berta", "POST", "/mandates", Scene.mandate("bot", 1), "")));
            String path = scene.open("berta");
            List<Secret> secrets = List.of(Secret.much(), Secret.little());
            List<Json> asked = scene.secretly(
                    "berta/bot",
                    "POST",
                    path + "/moves",
                    secrets.get(0).submit(),
                    secrets.get(1).submit(),
                    403);
            String approval =
                    "/approvals/" + asked.get(0).get("params").get("approval").text();
            scene.askFor(approval);
            List<Json> kept = scene.read("berta", approval);
            scene.seen("an agent has asked");
            List<Json> approved = scene.secretly("berta", "POST", approval + "/approve", "", "", 200);
            scene.seen("its principal has approved");
            return ended(
                    scene,
                    path,
                    secrets,
                    List.of(kept, approved),
                    kept.stream()
                            .map(json -> Map.of(
                                    "the move's hash", json.get("moveHash").text()))
                            .toList());
        }
    };

    private static final UnaryOperator<Response> AS_IT_IS = UnaryOperator.identity();

    /** Whether the secret lies in records besides the negotiation's events. */
    boolean isInRecords() {
        return this == STORED_RESERVE || this == APPROVAL;
    }

    /** Plays it in a tenant, under a protocol of that name; what told the worlds apart until the close. */
    abstract List<Difference> play(Worlds worlds, String tenant, String protocol);

    /** Plays it under the protocol that it is written for. */
    List<Difference> play(Worlds worlds) {
        return play(
                worlds,
                name().toLowerCase(Locale.ROOT).replace("_", ""),
                isAuction() ? "sealed-auction" : "sealed-bid");
    }

    private boolean isAuction() {
        return !List.of(DRAW, ASKED, SPLIT, COMMITTED, APPROVAL).contains(this);
    }

    private static String path(Json mandate) {
        return "/mandates/" + mandate.get("id").text();
    }

    /** The owner of the secret submits, replaces, withdraws and submits again, the other side once. */
    private static List<Difference> bargained(
            Scene scene, String owner, String other, List<Secret> secrets, boolean keysAreLost) {
        scene.beforeThe(other, "carla");
        String path = scene.open("berta");
        scene.seen("opened");
        List<Json> first = submit(scene, path, owner, secrets.get(0), secrets.get(1));
        scene.seen("submitted");
        List<Json> second = submit(scene, path, owner, secrets.get(1), secrets.get(0));
        scene.own(other, path + "/moves", Secret.little().submit());
        scene.seen("replaced, and the other side has submitted");
        scene.own(owner, path + "/moves", "{\"kind\":\"withdraw\"}");
        List<Json> last = submit(scene, path, owner, secrets.get(0), secrets.get(1));
        scene.seen("withdrawn, and submitted once more");
        if (keysAreLost) {
            scene.closesWithoutKeys();
        }
        scene.shelves();
        return ended(scene, path, secrets, List.of(first, second, last));
    }

    private static List<Json> submit(Scene scene, String path, String who, Secret inOne, Secret inTwo) {
        return scene.secretly(who, "POST", path + "/moves", inOne.submit(), inTwo.submit(), 200);
    }

    private static void bid(Scene scene, String path, String who, long cents) {
        String body = new Secret(Map.of("lamp", cents), Map.of(), Map.of()).submit();
        scene.own(who, path + (who.equals("carla") ? "/join" : "/moves"), who.equals("carla") ? "{}" : body);
        if (who.equals("carla")) {
            scene.own(who, path + "/moves", body);
        }
    }

    private static List<Difference> auctioned(Scene scene) {
        return auctioned(scene, "berta");
    }

    private static List<Difference> auctioned(Scene scene, String rival) {
        scene.beforeThe("sara", "carla");
        String path = scene.open("sara");
        bid(scene, path, "carla", 2_000_000);
        scene.own("berta", path + "/join", "{}");
        scene.seen("joined");
        List<Secret> secrets = List.of(Secret.much().plain(), Secret.little());
        List<Json> first = submit(scene, path, rival, secrets.get(1), secrets.get(0));
        scene.seen("bid");
        List<Json> last = submit(scene, path, rival, secrets.get(0), secrets.get(1));
        scene.seen("bid again");
        return ended(scene, path, secrets, List.of(first, last));
    }

    private static List<Difference> committed(Scene scene) {
        String path = scene.open("berta");
        String negotiation = path.substring("/negotiations/".length());
        List<Secret> secrets = List.of(Secret.much(), Secret.little());
        List<String> salts = List.of("1a".repeat(32), "2b".repeat(32));
        List<String> commits = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            hashes.add(secrets.get(i).commitment(negotiation, "buyer", salts.get(i)));
            commits.add("{\"kind\":\"commit\",\"payload\":{\"commitment\":\"" + hashes.get(i) + "\"}}");
        }
        List<Json> first = scene.secretly("berta", "POST", path + "/moves", commits.get(0), commits.get(1), 200);
        scene.seen("committed");
        scene.pass(Duration.ofMinutes(15), "the second window begins");
        List<Json> last = scene.secretly(
                "berta",
                "POST",
                path + "/moves",
                secrets.get(0).reveal(salts.get(0)),
                secrets.get(1).reveal(salts.get(1)),
                200);
        scene.seen("revealed");
        List<Map<String, String>> more = IntStream.range(0, 2)
                .mapToObj(i -> Map.of("commitment", hashes.get(i), "salt", salts.get(i)))
                .toList();
        return ended(scene, path, secrets, List.of(first, last), more);
    }

    private static List<Difference> ended(Scene scene, String path, List<Secret> secrets, List<List<Json>> answers) {
        return ended(scene, path, secrets, answers, List.of(Map.of(), Map.of()));
    }

    /**
     * The end of the script, before the close.
     *
     * @param answers what the owner was answered in each world
     * @param more what else a copy of the tables must not hold
     */
    private static List<Difference> ended(
            Scene scene, String path, List<Secret> secrets, List<List<Json>> answers, List<Map<String, String>> more) {
        List<Map<String, String>> traces = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int world = i;
            Map<String, String> found = new LinkedHashMap<>(more.get(i));
            found.putAll(secrets.get(i)
                    .traces(answers.stream().map(both -> both.get(world)).toList()));
            traces.add(found);
        }
        return scene.end(path, traces);
    }
}
