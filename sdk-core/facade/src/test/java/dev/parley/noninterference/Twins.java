// SPDX-License-Identifier: Apache-2.0
package dev.parley.noninterference;

import dev.parley.adapter.http.Reply;
import dev.parley.api.EventView;
import dev.parley.api.NegotiationView;
import dev.parley.audit.JsonReader;
import dev.parley.model.Binding;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.NegotiationId;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.port.Caller;
import dev.parley.protocol.ProtocolId;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two worlds with the same buyer, in one of which thresholds answer it and in the other the seller or its agent. Their policy does
 * not tell of software: where it does, an agent's answer is told as that.
 */
final class Twins {
    private static final Caller SELLER = Caller.person("seller");
    private static final Caller KEEPER = Caller.agent("seller", "keeper");
    private static final Caller BUYER = Caller.person("buyer");
    private static final List<Caller> OBSERVERS = List.of(BUYER, TestParley.OPERATOR, Caller.person("stranger"));
    private static final int STEPS = 8;

    private final Random random;
    private final World number;
    private final World hand;
    private final Compared compared;
    private final Listing listing;
    private Optional<NegotiationId> inNumber = Optional.empty();
    private Optional<NegotiationId> inHand = Optional.empty();

    /** What was compared. */
    static final class Compared {
        private int replies;
        private int accepted;
        private int declined;

        int replies() {
            return replies;
        }

        int accepted() {
            return accepted;
        }

        int declined() {
            return declined;
        }

        @Override
        public String toString() {
            return replies + " replies alike, with " + accepted + " acceptances and " + declined + " rejections";
        }
    }

    Twins(Random random, World number, World hand, Compared compared) {
        this.random = random;
        this.number = number;
        this.hand = hand;
        this.compared = compared;
        Binding[] bindings = Binding.values();
        ListingDraft draft = ListingDraft.by("seller", "goods-1")
                .binding(bindings[random.nextInt(bindings.length)])
                .item("one", 1_000, 3);
        listing = (random.nextBoolean() ? draft.item("two", 500, 3).item("three", 500, 3) : draft).build();
    }

    void found(ProtocolId protocol) {
        SettlementRule settlement = random.nextInt(3) > 0 ? SettlementRule.EACH_ITEM : SettlementRule.ALL;
        Json rules = Json.object()
                .put("opener", random.nextBoolean() ? "buyer" : "either")
                .put("maxRounds", 2 + random.nextInt(8))
                .build();
        Json.Builder thresholds = Json.object();
        listing.items()
                .forEach(item -> thresholds.put(
                        item.id().value(),
                        Json.object()
                                .put("autoAccept", 800)
                                .put("autoDecline", 300)
                                .build()));
        for (World world : List.of(number, hand)) {
            world.found(listing, new Choice(protocol, rules, settlement).hidingSoftware());
            world.mandate(SELLER, SampleMandates.toSell("keeper").toJson());
        }
        number.thresholds(SELLER, listing, Pair.thresholds(thresholds));
    }

    void play(long seed) {
        try {
            open();
            for (int step = 0; step < STEPS && inNumber.isPresent() && inHand.isPresent(); step++) {
                followAnswers();
                OBSERVERS.forEach(this::compare);
                same("a listener", number.heard(), hand.heard());
                tick();
                move(random.nextInt(3) > 0 ? BUYER : SELLER);
            }
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }

    private void open() {
        Json first = Json.object().put("kind", "offer").put("items", terms()).build();
        Json body = Json.object()
                .put("listing", listing.ref().value())
                .put("first", first)
                .build();
        inNumber = id(number.send(BUYER, "POST", "/negotiations", body));
        inHand = id(hand.send(BUYER, "POST", "/negotiations", body));
    }

    private static Optional<NegotiationId> id(Reply reply) {
        return reply.status() == 201
                ? Optional.of(new NegotiationId(
                        JsonReader.read(World.body(reply)).get("id").text()))
                : Optional.empty();
    }

    private Json terms() {
        return Json.array(
                listing.items(),
                item -> ListingDraft.price(item.id().value(), 50L * random.nextInt(24))
                        .toJson());
    }

    private void move(Caller who) {
        int dice = random.nextInt(4);
        Json terms = terms();
        for (World world : List.of(number, hand)) {
            Optional<NegotiationView> view = world.view(who, id(world));
            Optional<Json> offer = view.flatMap(seen -> seen.details().find("offer"));
            String kind = offer.isEmpty() ? "offer" : dice == 0 ? "reject" : "counter";
            Json.Builder move = Json.object().put("kind", kind);
            if (kind.equals("reject")) {
                move.put("payload", Json.object().put("invite", true).build());
            } else {
                move.put("items", terms);
            }
            send(world, who, move, offer, view);
        }
    }

    private void tick() {
        number.clock.advance(Duration.ofSeconds(1));
        hand.clock.advance(Duration.ofSeconds(1));
    }

    private Optional<NegotiationId> id(World world) {
        return world == number ? inNumber : inHand;
    }

    private Reply send(
            World world, Caller who, Json.Builder move, Optional<Json> offer, Optional<NegotiationView> view) {
        offer.ifPresent(
                standing -> move.put("answers", standing.get("id")).put("termsHash", standing.get("termsHash")));
        String target = "/negotiations/" + id(world).orElseThrow() + "/moves";
        return world.sendSeeing(who, target, move.build(), offer.isEmpty() ? view : Optional.empty());
    }

    /** Answers by hand what the thresholds have answered, in person or through the agent. */
    private void followAnswers() {
        List<EventView> answered = number.events(inNumber.orElseThrow());
        List<EventView> own = hand.events(inHand.orElseThrow());
        while (own.size() < answered.size()) {
            EventView next = answered.get(own.size());
            Caller who = random.nextBoolean() ? SELLER : KEEPER;
            boolean accepted = next.type().equals("offer-accepted");
            Json.Builder move = Json.object().put("kind", accepted ? "accept" : "reject");
            Json.Builder payload = Json.object().put("items", next.details().get("items"));
            move.put("payload", (accepted ? payload : payload.put("invite", true)).build());
            Optional<NegotiationView> view = hand.view(who, inHand);
            Reply reply =
                    send(hand, who, move, view.flatMap(seen -> seen.details().find("offer")), view);
            if (reply.status() != 200) {
                throw new AssertionError("the seller could not answer by hand: " + World.text(reply) + next);
            }
            compared.accepted += accepted ? 1 : 0;
            compared.declined += accepted ? 0 : 1;
            own = hand.events(inHand.orElseThrow());
        }
        number.clock.advance(Duration.ZERO);
        hand.clock.advance(Duration.ZERO);
    }

    private void compare(Caller who) {
        for (String path : List.of("", "/events", "/transcript", "/draws")) {
            same(
                    who + " by " + path,
                    number.seenWithoutProofs(number.get(who, "/negotiations/" + inNumber.orElseThrow() + path)),
                    hand.seenWithoutProofs(hand.get(who, "/negotiations/" + inHand.orElseThrow() + path)));
        }
        for (String path : List.of("/negotiations", "/negotiations?open=true", "/approvals", "/mandates")) {
            same(
                    who + " by " + path,
                    number.seenWithoutProofs(number.get(who, path)),
                    hand.seenWithoutProofs(hand.get(who, path)));
        }
        same(who + " by its deals", listed(number, who), listed(hand, who));
        List<String> deals = deals(number, who);
        List<String> byHand = deals(hand, who);
        for (int i = 0; i < deals.size(); i++) {
            same(
                    who + " by a deal",
                    number.seenWithoutProofs(number.get(who, "/deals/" + deals.get(i))),
                    hand.seenWithoutProofs(hand.get(who, "/deals/" + byHand.get(i))));
        }
    }

    /** The list of deals, whatever the order of those that were made at one instant. */
    static String listed(World world, Caller who) {
        return world.seenWithoutProofs(world.get(who, "/deals"))
                .lines()
                .flatMap(line -> Stream.of(line.split("(?=\\{\"id\":|],\"serverTime\")", -1)))
                .map(deal -> deal.replaceAll(",$", ""))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private List<String> deals(World world, Caller who) {
        List<String> deals = new ArrayList<>();
        world.view(who, id(world)).ifPresent(view -> view.deals().forEach(deal -> deals.add(deal.value())));
        return deals;
    }

    private void same(String what, String byNumber, String byHand) {
        compared.replies++;
        if (!byNumber.equals(byHand)) {
            throw new AssertionError(what + " tells the number from the hand:\n" + Pair.around(byNumber, byHand) + "\n"
                    + Pair.around(byHand, byNumber));
        }
    }
}
