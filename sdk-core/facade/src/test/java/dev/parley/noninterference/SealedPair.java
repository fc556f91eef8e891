// SPDX-License-Identifier: Apache-2.0
package dev.parley.noninterference;

import static java.util.Objects.requireNonNull;

import dev.parley.adapter.http.Reply;
import dev.parley.api.OperatorAction;
import dev.parley.audit.JsonReader;
import dev.parley.mandate.Conduct;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.NegotiationId;
import dev.parley.model.SettlementRule;
import dev.parley.port.Caller;
import dev.parley.protocol.ProtocolId;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Two worlds that differ in what one side of a sealed sale keeps to itself. All others must be told the same bytes until
 * the close, and of reserves afterwards too where they decided nothing.
 */
final class SealedPair {
    private static final Caller SELLER = Caller.person("seller");
    private static final int STEPS = 12;
    private static final Duration LONG = Duration.ofDays(2);

    private final Random random;
    private final World one;
    private final World two;
    private final SealedSecret secret;
    private final Listing listing;
    private final List<Caller> observers;
    private final StringBuilder played = new StringBuilder();
    private final Map<World, NegotiationId> negotiations = new HashMap<>();
    private int compared;
    private int comparedAfterwards;

    SealedPair(Random random, World one, World two, SealedSecret secret) {
        this.random = random;
        this.one = one;
        this.two = two;
        this.secret = secret;
        ListingDraft draft = ListingDraft.by("seller", "goods-1").item("one", 1_000, 2);
        this.listing = (random.nextInt(3) == 0 ? draft.item("two", 500, 2) : draft).build();
        // Operators see who has joined.
        this.observers = Stream.concat(
                        Stream.concat(Stream.of(SELLER), secret.players().stream())
                                .distinct(),
                        Stream.of(TestParley.OPERATOR, Caller.person("stranger")))
                .filter(who -> !who.principal().equals(secret.keeper().principal()))
                .filter(who -> secret != SealedSecret.A_BIDDER || !who.equals(TestParley.OPERATOR))
                .toList();
    }

    /** How many replies were the same before the close. */
    int compared() {
        return compared;
    }

    /** How many were the same after it. */
    int comparedAfterwards() {
        return comparedAfterwards;
    }

    void play(ProtocolId protocol) {
        try {
            found(protocol);
            Caller opener = secret.isOfAuction() ? SELLER : Caller.person("bert");
            Json body = Json.object().put("listing", listing.ref().value()).build();
            both("open", opener, world -> opened(world, world.send(opener, "POST", "/negotiations", body)));
            for (int step = 0; step < STEPS; step++) {
                step();
                observers.forEach(this::compare);
                one.clock.advance(Duration.ofSeconds(1));
                two.clock.advance(Duration.ofSeconds(1));
            }
            close();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(e.getMessage() + "\nafter:\n" + played, e);
        }
    }

    private void found(ProtocolId protocol) {
        List<String> pricings = secret.isOfAuction()
                ? List.of("first-price", "second-price", "pay-as-bid", "uniform-price")
                : List.of("split", "draw");
        Json rules = Json.object()
                .put("pricing", pricings.get(random.nextInt(pricings.size())))
                .put("edits", random.nextBoolean())
                .build();
        long reserve = price();
        long other = price();
        for (World world : List.of(one, two)) {
            world.found(listing, protocol, rules, SettlementRule.EACH_ITEM);
            if (secret.isOfReserve() && !(secret == SealedSecret.A_RESERVE && world == two)) {
                world.thresholds(SELLER, listing, reserves(world == one ? reserve : other));
            }
            if (secret == SealedSecret.BIDDERS_MANDATE) {
                world.mandate(
                        Caller.person("rita"),
                        SampleMandates.toBuy("bot")
                                .unitPrice(world == one ? reserve : other)
                                .budget(world == one ? 2_000L : 100_000_000L)
                                .conduct(Conduct.of("join", "submit", "withdraw"))
                                .toJson());
            }
        }
    }

    private Json reserves(long price) {
        Json.Builder items = Json.object();
        listing.items().forEach(item -> items.put(item.id().value(), price));
        return Json.object().put("reserves", items.build()).build();
    }

    private long price() {
        return 100L * (1 + random.nextInt(12));
    }

    private Reply opened(World world, Reply reply) {
        String id = JsonReader.read(World.body(reply)).get("id").text();
        negotiations.put(world, new NegotiationId(id));
        return reply;
    }

    private NegotiationId negotiation(World world) {
        return requireNonNull(negotiations.get(world));
    }

    private String path(World world, String more) {
        return "/negotiations/" + negotiation(world) + more;
    }

    private void step() {
        List<Caller> players = secret.players();
        Caller who = players.get(random.nextInt(players.size()));
        int dice = random.nextInt(12);
        if (dice == 0) {
            OperatorAction action = random.nextBoolean() ? OperatorAction.PAUSE : OperatorAction.RESUME;
            both(action.name(), Caller.person("nobody"), world -> {
                world.control(negotiation(world), action);
                return world.get(Caller.person("nobody"), "/mandates");
            });
        } else if (dice <= 3 && secret.isOfAuction()) {
            both(
                    "join",
                    who,
                    world -> world.send(
                            who, "POST", path(world, "/join"), Json.object().build()));
        } else if (dice == 4) {
            both(
                    "withdraw",
                    who,
                    world -> move(
                            world,
                            who,
                            "",
                            Json.object().put("kind", "withdraw").build()));
        } else {
            long price = price();
            long other = price();
            String target = dice == 5 ? "/simulate" : "";
            both("submit", who, world -> {
                boolean kept = secret.isSubmitted() && world == two && who.equals(secret.keeper());
                return move(world, who, target, submission(kept ? other : price));
            });
        }
    }

    private Json submission(long price) {
        return Json.object()
                .put("kind", "submit")
                .put(
                        "items",
                        Json.array(
                                listing.items(),
                                item -> ListingDraft.price(item.id().value(), price)
                                        .toJson()))
                .build();
    }

    private Reply move(World world, Caller who, String target, Json move) {
        return world.sendSeeing(
                who, path(world, "/moves" + target), move, world.view(who, Optional.of(negotiation(world))));
    }

    /** Does something in both worlds, unless it is what its keeper does not do in the second. */
    private void both(String what, Caller who, Function<World, Reply> step) {
        Reply inOne = step.apply(one);
        played.append(who)
                .append(' ')
                .append(what)
                .append(' ')
                .append(World.text(inOne).lines().findFirst().orElse(""));
        played.append('\n');
        if (secret.isAbsence() && who.equals(secret.keeper()) && !what.equals("open")) {
            return;
        }
        Reply inTwo = step.apply(two);
        if (observers.contains(who)) {
            compared++;
            same(what + " of " + who, one.seen(inOne), two.seen(inTwo));
        }
    }

    private void compare(Caller who) {
        for (String target : List.of("", "/events")) {
            seen(who, target, world -> world.seen(world.get(who, path(world, target))));
        }
        for (String target : List.of("/transcript", "/draws")) {
            seen(who, target, world -> world.seenWithoutProofs(world.get(who, path(world, target))));
        }
        for (String target : List.of("/negotiations", "/negotiations?open=true", "/listings/goods-1/stock")) {
            seen(who, target, world -> world.seen(world.get(who, target)));
        }
        seen(who, "/deals", world -> Twins.listed(world, who));
        for (String target : List.of("/mandates", "/approvals")) {
            seen(who, target, world -> world.seenWithoutProofs(world.get(who, target)));
        }
    }

    private void seen(Caller who, String target, Function<World, String> look) {
        compared++;
        same(who + " gets " + target, look.apply(one), look.apply(two));
    }

    /** A reserve that decided nothing is told to nobody afterwards either; what was submitted may be. */
    private void close() {
        int before = compared;
        for (World world : List.of(one, two)) {
            world.control(negotiation(world), OperatorAction.RESUME);
            world.clock.advance(LONG);
        }
        if (secret.isOfReserve() && sold(one).equals(sold(two))) {
            observers.stream().filter(who -> !who.equals(SELLER)).forEach(this::compare);
        }
        comparedAfterwards = compared - before;
        compared = before;
    }

    private List<String> sold(World world) {
        List<String> sold = new ArrayList<>();
        world.parley
                .deals()
                .list(world.here(SELLER), Optional.empty(), 50)
                .orElseThrow()
                .items()
                .forEach(
                        view -> sold.add(view.deal().buyer() + " " + view.deal().total()));
        return sold.stream().sorted().toList();
    }

    private static void same(String what, String inOne, String inTwo) {
        if (!inOne.equals(inTwo)) {
            throw new AssertionError(
                    what + " tells the worlds apart:\n" + Pair.around(inOne, inTwo) + "\n" + Pair.around(inTwo, inOne));
        }
    }
}
