// SPDX-License-Identifier: Apache-2.0
package dev.parley.noninterference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.http.Reply;
import dev.parley.audit.JsonReader;
import dev.parley.mandate.Conduct;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.port.Caller;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.auction.english.EnglishAuction;
import dev.parley.protocol.posted.PostedPrice;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two worlds: in one a buyer acts in person, in the other its agent does the same at the same instants. Where the policy does not
 * tell of software, and in rooms that hide bidders in any case, everybody else gets the same bytes; elsewhere the bytes differ by
 * what tells of software and by nothing else.
 */
class SoftwareHiddenTest {
    private static final Caller SELLER = Caller.person("seller");
    private static final Caller BUYER = Caller.person("buyer");
    private static final Caller BOT = Caller.agent("buyer", "bot");
    private static final Caller RIVAL = Caller.person("rita");
    private static final List<Caller> OBSERVERS = List.of(SELLER, RIVAL, Caller.person("stranger"));

    /**
     * A game as it is played here.
     *
     * @param joined whether buyers join what the seller opened, unknown to each other
     * @param move the kind of the buyer's move
     */
    private record Game(ProtocolId protocol, boolean joined, String move) {
        @Override
        public String toString() {
            return protocol.name();
        }
    }

    private static Stream<Arguments> games() {
        return Stream.of(
                        new Game(AlternatingOffers.ID, false, "offer"),
                        new Game(PostedPrice.ID, false, "buy"),
                        new Game(SealedBid.ID, false, "submit"),
                        new Game(SealedAuction.ID, true, "submit"),
                        new Game(EnglishAuction.ID, true, "bid"))
                .flatMap(game -> Stream.of(Arguments.of(game, true), Arguments.of(game, false)));
    }

    @ParameterizedTest
    @MethodSource("games")
    void software_looks_like_its_person_but_where_the_policy_tells_of_it(Game game, boolean shown) {
        try (World person = new World(Optional.empty());
                World software = new World(Optional.empty())) {
            List<String> byPerson = played(person, game, BUYER, shown);
            List<String> bySoftware = played(software, game, BOT, shown);

            if (!shown || game.joined()) {
                assertThat(bySoftware).isEqualTo(byPerson);
                return;
            }
            assertThat(bySoftware).isNotEqualTo(byPerson);
            assertThat(bySoftware.stream().map(SoftwareHiddenTest::untold).toList())
                    .isEqualTo(byPerson.stream().map(SoftwareHiddenTest::untold).toList());
        }
    }

    /** Without what tells of software. */
    private static String untold(String seen) {
        return seen.replace("\"software\":[\"buyer\"]", "\"software\":[]")
                .replace(",\"bySoftware\":true", "")
                .replace(content(true), content(false))
                .replace("\"software\":true", "\"software\":false")
                .replaceAll("ETag=\"[^\"]*\"", "ETag");
    }

    /** The part of an event in a transcript that tells. */
    private static String content(boolean software) {
        byte[] part = Json.object().put("software", software).build().canonical();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(part);
    }

    private static List<String> played(World world, Game game, Caller buyer, boolean shown) {
        world.begin(Caller.MAIN, 7);
        Choice choice = new Choice(game.protocol(), Json.object().build(), SettlementRule.EACH_ITEM);
        world.found(
                ListingDraft.by("seller", "goods-1").item("one", 1_000, 2).build(),
                shown ? choice : choice.hidingSoftware());
        Conduct conduct = Conduct.of("offer", "submit", "buy", "bid", "join", "withdraw");
        world.mandate(BUYER, SampleMandates.toBuy("bot").conduct(conduct).toJson());
        List<String> seen = new ArrayList<>();
        Json body = Json.object().put("listing", "goods-1").build();
        Reply opened = done(world.send(game.joined() ? SELLER : buyer, "POST", "/negotiations", body));
        String path =
                "/negotiations/" + JsonReader.read(World.body(opened)).get("id").text();
        if (game.joined()) {
            done(world.send(buyer, "POST", path + "/join", Json.object().build()));
            done(world.send(RIVAL, "POST", path + "/join", Json.object().build()));
        }
        seen.addAll(seen(world, path));
        world.clock.advance(Duration.ofSeconds(20));
        Json move = Json.object()
                .put("kind", game.move())
                .put(
                        "items",
                        Json.array(List.of(ListingDraft.price("one", 1_000).toJson())))
                .build();
        var view = world.view(buyer, Optional.of(new NegotiationId(path.substring("/negotiations/".length()))));
        done(world.sendSeeing(buyer, path + "/moves", move, view));
        seen.addAll(seen(world, path));
        world.clock.advance(Duration.ofDays(30));
        world.parley.runDue();
        seen.addAll(seen(world, path));
        seen.add(world.heard());
        return seen;
    }

    private static List<String> seen(World world, String path) {
        List<String> seen = new ArrayList<>();
        for (Caller who : OBSERVERS) {
            for (String tail : List.of("", "/events")) {
                seen.add(who + tail + world.seen(world.get(who, path + tail)));
            }
            for (String target : List.of(path + "/transcript", path + "/draws", "/negotiations", "/deals")) {
                seen.add(who + target + world.seenWithoutProofs(world.get(who, target)));
            }
        }
        return seen;
    }

    private static Reply done(Reply reply) {
        assertThat(reply.status()).as(World.text(reply)).isBetween(200, 299);
        return reply;
    }
}
