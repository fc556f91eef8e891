// SPDX-License-Identifier: Apache-2.0
package dev.parley.noninterference;

import dev.parley.adapter.http.Reply;
import dev.parley.api.NegotiationView;
import dev.parley.api.OperatorAction;
import dev.parley.audit.JsonReader;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.port.Caller;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * One who does the same in two worlds, and compares what it is told. What it is refused in one world it must be refused
 * in the other in the same bytes, and both worlds must look the same afterwards. Only an offer that both worlds took, and
 * one of them answered, tells them apart by the rules.
 */
final class Probe {
    private static final List<String> ANSWERS =
            List.of("counter", "counter", "accept", "accept", "reject", "withdraw", "offer");
    private static final Json NOTHING = Json.object().build();

    private final Random random;
    private final Oracles oracles;
    private final Caller prober;
    private final Seen one;
    private final Seen two;
    private final Set<String> codes;
    private final StringBuilder played = new StringBuilder();

    /** A world with the latest negotiation that was opened in it. */
    private static final class Seen {
        private final World world;
        private Optional<NegotiationId> negotiation = Optional.empty();

        Seen(World world) {
            this.world = world;
        }
    }

    /** Something to do in a world; nothing where there is nothing to do it with. */
    private interface Step {
        Optional<Reply> in(Seen seen);
    }

    /**
     * @param codes is told which codes refused the prober
     */
    Probe(Random random, Oracles oracles, World one, World two, Set<String> codes) {
        this.random = random;
        this.oracles = oracles;
        this.prober = oracles.prober();
        this.one = new Seen(one);
        this.two = new Seen(two);
        this.codes = codes;
    }

    /** Takes so many steps, or fewer if the rules tell the worlds apart before. */
    void run(int steps) {
        try {
            boolean alike = true;
            for (int step = 0; step < steps && alike; step++) {
                alike = step();
            }
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(e.getMessage() + "\nafter:\n" + played, e);
        }
    }

    private boolean step() {
        int dice = random.nextInt(12);
        if (one.negotiation.isEmpty() || dice == 0) {
            Step opening = opening(random.nextInt(4) > 0 ? Optional.of(oracles.terms()) : Optional.empty());
            return oracles.opener().equals(prober) ? probe("open", opening) : elsewhere("open", opening);
        }
        if (dice <= 2) {
            Caller mover = oracles.other();
            return elsewhere(mover + " moves", move(mover, false));
        }
        if (dice == 3) {
            return elsewhere("what else may happen", world());
        }
        boolean simulated = dice <= 5;
        return probe(simulated ? "simulate" : "move", move(prober, simulated));
    }

    private Step opening(Optional<Json> terms) {
        Json body = Json.object()
                .put("listing", oracles.listing().ref().value())
                .putIf(
                        "first",
                        terms,
                        items -> Json.object()
                                .put("kind", "offer")
                                .put("items", items)
                                .build())
                .build();
        return seen -> {
            Reply reply = seen.world.send(oracles.opener(), "POST", "/negotiations", body);
            if (reply.status() == 201) {
                String id = JsonReader.read(World.body(reply)).get("id").text();
                seen.negotiation = Optional.of(new NegotiationId(id));
            }
            return Optional.of(reply);
        };
    }

    private Step move(Caller who, boolean simulated) {
        String answer = ANSWERS.get(random.nextInt(ANSWERS.size()));
        Json items = oracles.terms();
        Json payload = Json.object()
                .put(answer.equals("reject") ? "invite" : "leave", answer.equals("reject"))
                .build();
        return seen -> {
            Optional<NegotiationView> view = seen.world.view(who, seen.negotiation);
            Optional<Json> offer = view.flatMap(found -> found.details().find("offer"));
            String kind = offer.isEmpty() ? "offer" : answer;
            boolean priced = kind.equals("offer") || kind.equals("counter");
            Json.Builder move = Json.object().put("kind", kind);
            if (priced) {
                move.put("items", items);
            } else {
                move.put("payload", kind.equals("accept") ? NOTHING : payload);
            }
            offer.ifPresent(found -> move.put("answers", found.get("id")).put("termsHash", found.get("termsHash")));
            String target = "/negotiations/"
                    + seen.negotiation.map(NegotiationId::value).orElse("none") + "/moves";
            return Optional.of(seen.world.sendSeeing(
                    who,
                    simulated ? target + "/simulate" : target,
                    move.build(),
                    offer.isEmpty() ? view : Optional.empty()));
        };
    }

    private Step world() {
        int dice = random.nextInt(3);
        OperatorAction action = random.nextInt(3) > 0 ? OperatorAction.PAUSE : OperatorAction.RESUME;
        return seen -> {
            if (dice == 0) {
                seen.world.clock.advance(Duration.ofHours(30));
                return Optional.empty();
            }
            if (dice == 1) {
                seen.world.control(seen.negotiation.orElseThrow(), action);
                return Optional.empty();
            }
            Json units = Json.object().put("units", 1).build();
            return Optional.of(seen.world.send(TestParley.HOST, "POST", "/listings/goods-1/items/one/sold", units));
        };
    }

    /** What others do: where only one world lets them, or an answer follows, the worlds differ by the rules. */
    private boolean elsewhere(String what, Step step) {
        played.append(what).append('\n');
        Optional<Reply> inOne = step.in(one);
        Optional<Reply> inTwo = step.in(two);
        tick();
        return inOne.map(Reply::status).equals(inTwo.map(Reply::status))
                && looksAlike().isEmpty();
    }

    private boolean probe(String what, Step step) {
        Reply inOne = step.in(one).orElseThrow();
        Reply inTwo = step.in(two).orElseThrow();
        String textOne = one.world.seen(inOne);
        String textTwo = two.world.seen(inTwo);
        played.append(what)
                .append(" -> ")
                .append(World.text(inOne).lines().findFirst().orElse(""));
        played.append('\n');
        boolean refusedInOne = inOne.status() >= 300;
        boolean refusedInTwo = inTwo.status() >= 300;
        if (refusedInOne != refusedInTwo && isUsedUp(refusedInOne ? one : two, refusedInOne ? inOne : inTwo)) {
            return false;
        }
        if (refusedInOne != refusedInTwo || (refusedInOne && !textOne.equals(textTwo))) {
            throw new AssertionError(what + " tells the worlds apart:\n" + textOne + "\n" + textTwo);
        }
        if (refusedInOne) {
            codes.add(code(inOne));
            looksAlike().ifPresent(difference -> {
                throw new AssertionError(what + " was refused alike, and not taken alike: " + difference);
            });
        }
        if (what.equals("simulate") && !textOne.equals(textTwo)) {
            throw new AssertionError("a dry run tells the worlds apart:\n" + textOne + "\n" + textTwo);
        }
        tick();
        return textOne.equals(textTwo);
    }

    /** An acceptance of what the other side has no authority for any more shows that once, and is not to be had again. */
    private boolean isUsedUp(Seen seen, Reply refusal) {
        return code(refusal).equals("STALE_OFFER")
                && seen.world
                        .view(prober, seen.negotiation)
                        .filter(view -> view.details().find("offer").isPresent())
                        .isEmpty();
    }

    private static String code(Reply refusal) {
        return JsonReader.read(World.body(refusal)).get("code").text();
    }

    private void tick() {
        one.world.clock.advance(Duration.ofSeconds(1));
        two.world.clock.advance(Duration.ofSeconds(1));
    }

    private Optional<String> looksAlike() {
        List<String> paths = List.of("/negotiations", "/deals", "/mandates", "/approvals");
        for (String path : paths) {
            String inOne = one.world.seenWithoutProofs(one.world.get(prober, path));
            String inTwo = two.world.seenWithoutProofs(two.world.get(prober, path));
            if (!inOne.equals(inTwo)) {
                return Optional.of(path + "\n" + inOne + "\n" + inTwo);
            }
        }
        String inOne = one.negotiation
                .map(id -> one.world.seen(one.world.get(prober, "/negotiations/" + id)))
                .orElse("");
        String inTwo = two.negotiation
                .map(id -> two.world.seen(two.world.get(prober, "/negotiations/" + id)))
                .orElse("");
        return inOne.equals(inTwo) ? Optional.empty() : Optional.of(inOne + "\n" + inTwo);
    }
}
