// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import static dev.parley.adapter.http.GateTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.http.contract.Contract;
import dev.parley.adapter.http.contract.Operation;
import dev.parley.model.DealId;
import dev.parley.model.MandateId;
import dev.parley.model.NegotiationId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an agent reads of its principal: what its mandates cover, and nothing by which the rest could be told. */
final class AgentVisibilityTest {
    private static final Contract CONTRACT = Contract.load();
    private static final String NOWHERE = "nowhere";

    /** A number of each kind of private terms, in figures that stand nowhere else. */
    private static final List<String> SECRETS = List.of("47113", "47117");

    private final AnnsAffairs affairs = new AnnsAffairs(47_113, 47_117);

    @AfterEach
    void close() {
        affairs.close();
    }

    /**
     * What the agent may read by an operation, and what it may not.
     *
     * @param inside targets that answer
     * @param outside targets that answer as if nothing were there, each with the name in it that is hidden
     */
    private record Row(List<String> inside, Map<String, String> outside) {
        static Row open(String... targets) {
            return new Row(List.of(targets), Map.of());
        }

        /** The same path for what is visible and what is not. */
        static Row of(String path, String visible, List<String> hidden) {
            Map<String, String> outside = new TreeMap<>();
            hidden.forEach(name -> outside.put(path.replace("{}", name), name));
            return new Row(visible.isEmpty() ? List.of() : List.of(path.replace("{}", visible)), outside);
        }
    }

    private Map<String, Row> rows() {
        List<String> others = Stream.of(affairs.bike, affairs.lamp, affairs.chair, affairs.vase)
                .map(NegotiationId::value)
                .toList();
        String book = affairs.book.value();
        Map<String, Row> rows = new TreeMap<>();
        rows.put("listProtocols", Row.open("/protocols"));
        rows.put("getProtocol", Row.open("/protocols/alternating-offers"));
        rows.put("getKeys", Row.open("/keys"));
        rows.put("getListing", Row.open("/listings/book", "/listings/chair"));
        rows.put("getStock", Row.of("/listings/{}/stock", "", List.of()));
        rows.put("getPrivateTerms", Row.of("/listings/{}/private-terms", "", List.of()));
        rows.put("getPolicy", Row.of("/policy", "", List.of()));
        rows.put("listPolicyVersions", Row.of("/policy/versions", "", List.of()));
        rows.put("getPolicyVersion", Row.of("/policy/versions/{}", "", List.of()));
        rows.put("listSimulations", Row.of("/simulations", "", List.of()));
        rows.put("getSimulation", Row.of("/simulations/{}", "", List.of()));
        rows.put("listNegotiations", Row.open("/negotiations", "/negotiations?limit=1", "/negotiations?open=false"));
        rows.put("getNegotiation", Row.of("/negotiations/{}", book, others));
        rows.put("listEvents", Row.of("/negotiations/{}/events", book, others));
        rows.put("getTranscript", Row.of("/negotiations/{}/transcript", book, others));
        rows.put("getAutopilot", Row.of("/negotiations/{}/autopilot", "", others));
        rows.put("listAutopilotDecisions", Row.of("/negotiations/{}/autopilot/decisions", "", others));
        rows.put("listDraws", Row.of("/negotiations/{}/draws", book, others));
        rows.put("openDraw", Row.of("/negotiations/{}/draws/lamp/opening", "", others));
        rows.put("listBars", Row.of("/principals/{}/bars", "", List.of()));
        rows.put("listHolds", Row.of("/principals/{}/holds", "", List.of()));
        rows.put("getErasure", Row.of("/principals/{}/erasure", "", List.of()));
        rows.put("listBars", Row.of("/principals/{}/bars", "", List.of()));
        rows.put("listHolds", Row.of("/principals/{}/holds", "", List.of()));
        rows.put("listMandates", Row.open("/mandates"));
        rows.put("getMandate", Row.of("/mandates/{}", affairs.toBuyBooks.value(), ids(affairs.otherMandates)));
        rows.put("listApprovals", Row.open("/approvals", "/approvals?limit=1"));
        rows.put("getApproval", Row.of("/approvals/{}", affairs.bookAsked.value(), List.of(affairs.bikeAsked.value())));
        rows.put("listDeals", Row.open("/deals", "/deals?limit=1"));
        rows.put("getDeal", Row.of("/deals/{}", affairs.bookDeal.value(), deals(affairs.otherDeals)));
        return rows;
    }

    private static List<String> ids(List<MandateId> mandates) {
        return mandates.stream().map(MandateId::value).toList();
    }

    private static List<String> deals(List<DealId> deals) {
        return deals.stream().map(DealId::value).toList();
    }

    @Test
    void the_table_has_every_read_of_the_contract() {
        Set<String> reads = CONTRACT.operations().stream()
                .filter(operation -> operation.method().equals("GET"))
                .map(Operation::id)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rows().keySet()).containsExactlyElementsOf(reads);
    }

    @Test
    void what_its_mandate_covers_is_there_and_anything_else_of_its_principals_is_as_if_absent() {
        rows().forEach((operation, row) -> {
            for (String target : row.inside()) {
                Reply reply = reply(target);
                assertThat(reply.status()).as(operation + " " + target).isEqualTo(200);
                assertThat(json(reply).canonicalText()).as(target).doesNotContain(affairs.hidden());
            }
            row.outside().forEach((target, name) -> {
                Reply absent = reply(target.replace(name, NOWHERE));
                assertThat(reply(target).status()).as(target).isEqualTo(404);
                assertThat(text(target, name)).as(target).isEqualTo(json(absent).canonicalText());
            });
        });
    }

    @Test
    void lists_have_what_it_may_see_and_no_cursor_that_tells_of_the_rest() {
        assertThat(items("/negotiations?limit=200"))
                .containsExactlyInAnyOrder(affairs.book.value(), affairs.bookAgain.value());
        assertThat(items("/negotiations?open=false")).containsExactly(affairs.book.value());
        assertThat(items("/deals?limit=200")).containsExactly(affairs.bookDeal.value());
        assertThat(items("/mandates?limit=200")).containsExactly(affairs.toBuyBooks.value());
        assertThat(items("/approvals?limit=200")).containsExactly(affairs.bookAsked.value());
        for (String list : List.of("/negotiations", "/deals", "/approvals")) {
            assertThat(json(reply(list + "?limit=3")).find("next")).as(list).isEmpty();
        }
    }

    @Test
    void moves_and_dry_moves_outside_are_answered_as_if_nothing_were_there() {
        for (NegotiationId hidden : List.of(affairs.bike, affairs.lamp, affairs.chair, affairs.vase)) {
            for (String command : List.of("moves", "moves/simulate", "join")) {
                if (command.equals("join") && hidden.equals(affairs.vase)) {
                    continue;
                }
                String body = command.equals("join") ? "{}" : "{\"kind\":\"withdraw\",\"payload\":{}}";
                Reply there = facade().reply(sent(Sent.post("/negotiations/" + hidden + "/" + command, body)));
                Reply absent = facade().reply(sent(Sent.post("/negotiations/nowhere/" + command, body)));
                assertThat(there.status()).as(command).isEqualTo(404);
                assertThat(json(there).canonicalText().replace(hidden.value(), NOWHERE))
                        .isEqualTo(json(absent).canonicalText());
            }
        }
    }

    /** To anybody who knows an auction's id it is open; that the principal has a seat there is not told. */
    @Test
    void joining_an_auction_outside_is_refused_alike_whether_or_not_the_principal_is_there() {
        String body = "{}";
        Reply own = facade().reply(sent(Sent.post("/negotiations/" + affairs.vase + "/join", body)));
        Reply foreign = facade().reply(sent(Sent.post("/negotiations/" + affairs.foreignAuction + "/join", body)));
        assertThat(json(own).get("code").text()).isEqualTo("MANDATE_SCOPE");
        assertThat(json(own).canonicalText().replace(affairs.vase.value(), NOWHERE))
                .isEqualTo(json(foreign).canonicalText().replace(affairs.foreignAuction.value(), NOWHERE));
    }

    @Test
    void opening_outside_tells_nothing_of_what_the_principal_has_there() {
        for (String listing : List.of("bike", "lamp")) {
            Reply reply = facade().reply(sent(Sent.post("/negotiations", "{\"listing\":\"" + listing + "\"}")));
            assertThat(json(reply).get("code").text()).as(listing).isEqualTo("MANDATE_SCOPE");
        }
    }

    @Test
    void without_a_mandate_in_force_an_agent_hears_so_and_its_lists_are_empty() {
        affairs.revoke(affairs.toBuyBooks);
        for (String name : List.of(affairs.book.value(), affairs.bike.value(), NOWHERE)) {
            for (String path : List.of("", "/events", "/transcript", "/draws")) {
                Reply reply = reply("/negotiations/" + name + path);
                assertThat(json(reply).get("code").text()).isEqualTo("MANDATE_REQUIRED");
            }
        }
        assertThat(reply("/deals/" + affairs.bookDeal).status()).isEqualTo(404);
        assertThat(reply("/approvals/" + affairs.bookAsked).status()).isEqualTo(404);
        for (String list : List.of("/negotiations", "/deals", "/approvals")) {
            assertThat(items(list)).as(list).isEmpty();
        }
    }

    @Test
    void the_principals_own_terms_are_for_agents_that_may_tell_limits() {
        for (NegotiationId own : List.of(affairs.chair, affairs.vase)) {
            assertThat(read(own, AnnsAffairs.SELLS)).as("without disclosure").doesNotContain(SECRETS);
            assertThat(read(own, AnnsAffairs.SELLS_KNOWING_LIMITS)).containsAnyOf(SECRETS.toArray(String[]::new));
            assertThat(read(own, AnnsAffairs.ANN)).containsAnyOf(SECRETS.toArray(String[]::new));
        }
        affairs.endAuction();
        assertThat(read(affairs.vase, AnnsAffairs.SELLS)).doesNotContain(SECRETS);
        assertThat(read(affairs.vase, AnnsAffairs.SELLS_KNOWING_LIMITS)).contains("47117");
    }

    /** Everything that somebody reads of a negotiation, the transcript's parts opened. */
    private String read(NegotiationId negotiation, dev.parley.port.Caller caller) {
        String base = "/negotiations/" + negotiation;
        return Stream.of(base, base + "/events", base + "/transcript", base + "/draws")
                .map(target -> {
                    Reply reply = facade().reply(Sent.get(target).by(Optional.of(caller)));
                    assertThat(reply.status()).as(target).isEqualTo(200);
                    return AnnsAffairs.withPartsOpened(json(reply));
                })
                .collect(Collectors.joining("\n"));
    }

    private Facade facade() {
        return affairs.facade();
    }

    private Reply reply(String target) {
        return facade().reply(sent(Sent.get(target)));
    }

    private static Sent sent(Sent request) {
        return request.by(Optional.of(AnnsAffairs.BUYS_BOOKS)).with("Idempotency-Key", "key-" + request.hashCode());
    }

    private String text(String target, String name) {
        return json(reply(target)).canonicalText().replace(name, NOWHERE);
    }

    private List<String> items(String target) {
        return json(reply(target)).get("items").list(item -> item.get("id").text());
    }
}
