// SPDX-License-Identifier: Apache-2.0
package dev.parley.noninterference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.http.Reply;
import dev.parley.api.MandateView;
import dev.parley.audit.JsonReader;
import dev.parley.mandate.Conduct;
import dev.parley.model.Binding;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.NegotiationId;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.port.Caller;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an agent's authority loses with its end is taken back as by hand. In one world the mandate is revoked or expires, in
 * the other the agent, or its principal, takes back at the same instant; the other side, a rival and a stranger get the
 * same bytes, then and afterwards. Where the policy tells of software, a withdrawal by the principal's own hand is told as that,
 * so it is compared where the policy does not.
 */
class EndedAuthorityTest {
    private static final Caller SELLER = Caller.person("seller");
    private static final Caller BUYER = Caller.person("buyer");
    private static final Caller BOT = Caller.agent("buyer", "bot");
    private static final Caller RIVAL = Caller.person("rita");
    private static final List<Caller> OBSERVERS = List.of(SELLER, RIVAL, Caller.person("stranger"));
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Json NOTHING = Json.object().build();

    private enum End {
        REVOKED,
        EXPIRED
    }

    private static Stream<Arguments> ends() {
        return Stream.of(AlternatingOffers.ID, SealedBid.ID, SealedAuction.ID)
                .flatMap(protocol -> Arrays.stream(Binding.values())
                        .flatMap(binding -> Arrays.stream(End.values())
                                .flatMap(end -> Stream.of(BUYER, BOT)
                                        .map(hand -> Arguments.of(protocol, binding, end, hand)))));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void a_withdrawal_by_ended_authority_looks_like_one_by_hand(
            ProtocolId protocol, Binding binding, End end, Caller hand) {
        try (World ended = new World(Optional.empty());
                World byHand = new World(Optional.empty())) {
            NegotiationId inEnded = offered(ended, protocol, binding, hand, end == End.EXPIRED);
            NegotiationId inHand = offered(byHand, protocol, binding, hand, false);
            assertThat(seen(ended, inEnded)).as("before").isEqualTo(seen(byHand, inHand));

            ended.clock.advance(HOUR);
            byHand.clock.advance(HOUR);
            if (end == End.REVOKED) {
                revoke(ended);
            }
            ended.parley.runDue();
            withdraw(byHand, hand, inHand);
            byHand.parley.runDue();
            assertThat(seen(ended, inEnded)).as("at once").isEqualTo(seen(byHand, inHand));

            for (World world : List.of(ended, byHand)) {
                world.clock.advance(HOUR);
                submit(world, BUYER, world == ended ? inEnded : inHand, protocol, 700);
            }
            assertThat(seen(ended, inEnded)).as("afterwards").isEqualTo(seen(byHand, inHand));
            ended.clock.advance(Duration.ofDays(9));
            byHand.clock.advance(Duration.ofDays(9));
            assertThat(seen(ended, inEnded)).as("at the end").isEqualTo(seen(byHand, inHand));
        }
    }

    private static NegotiationId offered(
            World world, ProtocolId protocol, Binding binding, Caller hand, boolean expires) {
        world.begin(Caller.MAIN, 7);
        Listing goods = ListingDraft.by("seller", "goods-1")
                .binding(binding)
                .item("one", 1_000, 2)
                .build();
        Choice choice = new Choice(protocol, NOTHING, SettlementRule.EACH_ITEM);
        world.found(goods, hand.equals(BOT) ? choice : choice.hidingSoftware());
        Instant until = SettableClock.START.plus(expires ? HOUR : Duration.ofDays(300));
        world.mandate(
                BUYER,
                SampleMandates.toBuy("bot")
                        .conduct(Conduct.of("offer", "counter", "submit", "join", "withdraw"))
                        .valid(SettableClock.START, until)
                        .toJson());
        boolean auction = protocol.equals(SealedAuction.ID);
        Json body = Json.object().put("listing", "goods-1").build();
        Reply opened = done(world.send(auction ? SELLER : BOT, "POST", "/negotiations", body));
        NegotiationId id =
                new NegotiationId(JsonReader.read(World.body(opened)).get("id").text());
        if (auction) {
            for (Caller bidder : List.of(BOT, RIVAL)) {
                done(world.send(bidder, "POST", "/negotiations/" + id + "/join", NOTHING));
            }
            submit(world, RIVAL, id, protocol, 600);
        }
        submit(world, BOT, id, protocol, 800);
        return id;
    }

    private static void submit(World world, Caller who, NegotiationId id, ProtocolId protocol, long cents) {
        Json move = Json.object()
                .put("kind", protocol.equals(AlternatingOffers.ID) ? "offer" : "submit")
                .put(
                        "items",
                        Json.array(List.of(ListingDraft.price("one", cents).toJson())))
                .build();
        done(world.sendSeeing(who, "/negotiations/" + id + "/moves", move, world.view(who, Optional.of(id))));
    }

    private static void withdraw(World world, Caller who, NegotiationId id) {
        var view = world.view(who, Optional.of(id));
        Optional<Json> offer = view.flatMap(seen -> seen.details().find("offer"));
        Json.Builder move = Json.object().put("kind", "withdraw");
        offer.ifPresent(standing -> move.put("answers", standing.get("id"))
                .put("payload", Json.object().put("leave", false).build()));
        done(world.sendSeeing(
                who, "/negotiations/" + id + "/moves", move.build(), offer.isEmpty() ? view : Optional.empty()));
    }

    private static void revoke(World world) {
        MandateView mandate = world.parley
                .mandates()
                .list(BUYER, Optional.empty(), 10)
                .orElseThrow()
                .items()
                .get(0);
        world.parley
                .mandates()
                .revoke(BUYER, mandate.mandate().id(), new IdempotencyKey("revoke"))
                .orElseThrow();
    }

    private static Reply done(Reply reply) {
        assertThat(reply.status()).as(World.text(reply)).isBetween(200, 299);
        return reply;
    }

    private static List<String> seen(World world, NegotiationId id) {
        List<String> seen = new ArrayList<>();
        for (Caller who : OBSERVERS) {
            for (String path : List.of("", "/events")) {
                seen.add(who + path + world.seen(world.get(who, "/negotiations/" + id + path)));
            }
            for (String path : List.of("/transcript", "/draws")) {
                seen.add(who + path + world.seenWithoutProofs(world.get(who, "/negotiations/" + id + path)));
            }
            for (String path :
                    List.of("/negotiations", "/negotiations?open=true", "/deals", "/listings/goods-1/stock")) {
                seen.add(who + path + world.seenWithoutProofs(world.get(who, path)));
            }
        }
        return seen;
    }
}
