// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.adapter.keys.EphemeralKeys;
import dev.parley.api.DrawExport;
import dev.parley.api.DrawView;
import dev.parley.api.EventView;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.audit.PublishedKey;
import dev.parley.model.Binding;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.OrderReference;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.Selector;
import dev.parley.port.Caller;
import dev.parley.port.KeySource;
import dev.parley.port.KeyUnavailableException;
import dev.parley.port.NegotiationListener;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.draw.DrawOpening;
import dev.parley.protocol.sealedbid.DrawVerification;
import dev.parley.protocol.sealedbid.DrawVerifier;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may open a draw, from the close to the verified price. */
class DrawOpeningJourneyTest {
    private static final Caller SELLER = Caller.person("sara");
    private static final Caller BUYER = Caller.person("bert");
    private static final Caller AGENT = Caller.agent("bert", "bot");
    private static final Caller STRANGER = Caller.person("rita");
    private static final Caller AUDITOR = Caller.person("notary");
    private static final Caller OPERATOR = Caller.person("ops", Caller.Role.OPERATOR);
    private static final ItemId LAMP = new ItemId("lamp");
    private static final ItemId SHADE = new ItemId("shade");
    private static final ItemId CORD = new ItemId("cord");
    private static final Duration DAY = Duration.ofDays(1);

    @ParameterizedTest
    @EnumSource
    void both_consent_and_both_can_recompute_the_price(Ground ground) {
        try (TestParley test = bids(ground, Json.object(), new EphemeralKeys())) {
            NegotiationId negotiation = closed(test);
            assertThat(draws(test, BUYER, negotiation))
                    .extracting(DrawView::item, DrawView::consented, DrawView::mayOpen)
                    .containsExactly(tuple(LAMP, List.of(), false), tuple(CORD, List.of(), false));
            assertThat(code(open(test, BUYER, negotiation, LAMP))).isEqualTo("CONSENT_MISSING");

            DrawView asked = consent(test, BUYER, negotiation, LAMP).orElseThrow();
            assertThat(asked.mayOpen()).isFalse();
            assertThat(code(open(test, BUYER, negotiation, LAMP))).isEqualTo("CONSENT_MISSING");
            assertThat(code(open(test, SELLER, negotiation, LAMP))).isEqualTo("CONSENT_MISSING");
            DrawView agreed = consent(test, SELLER, negotiation, LAMP).orElseThrow();
            assertThat(agreed.mayOpen()).isTrue();
            assertThat(agreed.consented()).containsExactly(new SeatId("buyer"), new SeatId("seller"));

            for (Caller party : List.of(BUYER, SELLER)) {
                assertThat(verified(test, open(test, party, negotiation, LAMP).orElseThrow()))
                        .isEqualTo(price(test, negotiation));
            }
            assertThat(code(open(test, BUYER, negotiation, CORD))).isEqualTo("CONSENT_MISSING");
        }
    }

    @Test
    void the_other_side_hears_of_a_consent_and_every_revision_moves_with_it() {
        List<NegotiationListener.Happened> heard = new ArrayList<>();
        try (TestParley test = TestParley.empty(builder -> builder.listener(heard::add))) {
            policy(test, SealedBid.ID, Json.object());
            NegotiationId negotiation = closed(test);
            String before = look(test, SELLER, negotiation).revision();
            consent(test, BUYER, negotiation, LAMP).orElseThrow();
            test.parley().runDue();
            assertThat(look(test, SELLER, negotiation).revision()).isNotEqualTo(before);
            EventView last = last(test, SELLER, negotiation);
            assertThat(last.type()).isEqualTo("parley.draw-consented");
            assertThat(last.details().canonicalText()).isEqualTo("{\"item\":\"lamp\",\"seat\":\"buyer\"}");
            assertThat(heard.get(heard.size() - 1).type()).isEqualTo("parley.draw-consented");
        }
    }

    @Test
    void consenting_again_changes_nothing_and_a_retry_gets_the_first_answer() {
        try (TestParley test = bids(Ground.MEMORY, Json.object(), new EphemeralKeys())) {
            NegotiationId negotiation = closed(test);
            IdempotencyKey key = test.key();
            DrawView first =
                    test.parley().draws().consent(BUYER, negotiation, LAMP, key).orElseThrow();
            consent(test, SELLER, negotiation, LAMP).orElseThrow();
            String revision = look(test, BUYER, negotiation).revision();
            Outcome<DrawView> retried = test.parley().draws().consent(BUYER, negotiation, LAMP, key);
            assertThat(retried).isEqualTo(new Outcome.Done<>(first, true));
            assertThat(consent(test, BUYER, negotiation, LAMP).orElseThrow().consented())
                    .hasSize(2);
            assertThat(look(test, BUYER, negotiation).revision()).isEqualTo(revision);
            assertThat(code(test.parley().draws().consent(BUYER, negotiation, CORD, key)))
                    .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MEMORY", "POSTGRESQL"})
    void of_many_consents_at_once_one_of_each_side_is_written(Ground ground) throws Exception {
        try (TestParley test = bids(ground, Json.object(), new EphemeralKeys())) {
            NegotiationId negotiation = closed(test);
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<Callable<Outcome<DrawView>>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Caller party = i % 2 == 0 ? BUYER : SELLER;
                all.add(() -> consent(test, party, negotiation, LAMP));
            }
            for (Future<Outcome<DrawView>> done : threads.invokeAll(all)) {
                assertThat(code(done.get())).isEqualTo("DONE");
            }
            threads.shutdown();
            assertThat(draws(test, BUYER, negotiation).get(0).consented()).hasSize(2);
            assertThat(verified(test, open(test, BUYER, negotiation, LAMP).orElseThrow()))
                    .isEqualTo(price(test, negotiation));
        }
    }

    @Test
    void the_auditor_whom_the_rules_name_opens_every_draw_and_sees_nothing_else() {
        Json.Builder rules = Json.object().put("auditor", "notary");
        try (TestParley test = bids(Ground.MEMORY, rules, new EphemeralKeys())) {
            NegotiationId negotiation = submitted(test);
            assertThat(test.parley()
                            .draws()
                            .list(AUDITOR, negotiation)
                            .orElseThrow()
                            .draws())
                    .isEmpty();
            assertThat(code(open(test, AUDITOR, negotiation, LAMP))).isEqualTo("NO_DRAW");
            test.clock().advance(DAY);
            assertThat(verified(test, open(test, AUDITOR, negotiation, LAMP).orElseThrow()))
                    .isEqualTo(price(test, negotiation));
            assertThat(code(open(test, AUDITOR, negotiation, SHADE))).isEqualTo("NO_DRAW");
            assertThat(code(test.parley().negotiations().find(AUDITOR, negotiation)))
                    .isEqualTo("NOT_FOUND");
            assertThat(code(consent(test, AUDITOR, negotiation, LAMP))).isEqualTo("NOT_FOUND");
            assertThat(code(open(test, Caller.agent("notary", "bot"), negotiation, LAMP)))
                    .isEqualTo("MANDATE_REQUIRED");
            assertThat(look(test, BUYER, negotiation).rules().get("auditor")).isEqualTo(Json.of("notary"));
        }
    }

    @Test
    void an_auditor_cannot_take_part() {
        for (String party : List.of("bert", "sara")) {
            Json.Builder rules = Json.object().put("auditor", party);
            try (TestParley test = bids(Ground.MEMORY, rules, new EphemeralKeys())) {
                assertThat(code(opens(test))).isEqualTo("INVALID_RULES");
            }
        }
    }

    @Test
    void nobody_else_opens_or_consents() {
        try (TestParley test = bids(Ground.MEMORY, Json.object(), new EphemeralKeys())) {
            test.grant(BUYER, SampleMandates.toBuy("bot"));
            NegotiationId negotiation = closed(test);
            consent(test, BUYER, negotiation, LAMP).orElseThrow();
            consent(test, SELLER, negotiation, LAMP).orElseThrow();
            assertThat(code(open(test, STRANGER, negotiation, LAMP))).isEqualTo("NOT_FOUND");
            assertThat(code(test.parley().draws().list(STRANGER, negotiation))).isEqualTo("NOT_FOUND");
            assertThat(code(consent(test, STRANGER, negotiation, LAMP))).isEqualTo("NOT_FOUND");
            assertThat(code(open(test, OPERATOR, negotiation, LAMP))).isEqualTo("NOT_ENTITLED");
            assertThat(code(consent(test, OPERATOR, negotiation, LAMP))).isEqualTo("NOT_ENTITLED");
            assertThat(code(consent(test, AGENT, negotiation, CORD))).isEqualTo("NOT_ENTITLED");
            assertThat(code(open(test, AGENT, negotiation, LAMP))).isEqualTo("DONE");
            assertThat(code(open(test, BUYER, new NegotiationId("neg_unknown"), LAMP)))
                    .isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void where_no_price_was_drawn_there_is_nothing_to_open() {
        try (TestParley test = bids(Ground.MEMORY, Json.object(), new EphemeralKeys())) {
            NegotiationId negotiation = submitted(test);
            assertThat(code(consent(test, BUYER, negotiation, LAMP))).isEqualTo("NO_DRAW");
            assertThat(draws(test, BUYER, negotiation)).isEmpty();
            test.clock().advance(DAY);
            assertThat(code(consent(test, BUYER, negotiation, SHADE))).isEqualTo("NO_DRAW");
            assertThat(code(consent(test, BUYER, negotiation, new ItemId("no such"))))
                    .isEqualTo("NO_DRAW");
        }
        try (TestParley test = bids(Ground.MEMORY, Json.object().put("pricing", "split"), new EphemeralKeys())) {
            assertThat(code(consent(test, BUYER, closed(test), LAMP))).isEqualTo("NO_DRAW");
        }
        try (TestParley test = TestParley.empty(builder -> builder)) {
            policy(test, SealedAuction.ID, Json.object());
            NegotiationId auction = test.parley()
                    .negotiations()
                    .open(SELLER, OpenNegotiation.on(new ListingRef("lamp-1")), test.key())
                    .orElseThrow()
                    .id();
            test.clock().advance(DAY);
            assertThat(code(consent(test, SELLER, auction, LAMP))).isEqualTo("NO_DRAW");
        }
    }

    /** Else a seller could lengthen a buyer's cool-down by consenting late. */
    @Test
    void a_consent_after_the_end_lengthens_no_cool_down() {
        try (TestParley test = bids(Ground.MEMORY, Json.object(), new EphemeralKeys())) {
            NegotiationId negotiation = closed(test);
            test.parley()
                    .deals()
                    .redeemNow(TestParley.HOST, look(test, BUYER, negotiation).deals(), new OrderReference("order-1"))
                    .orElseThrow();
            test.clock().advance(Duration.ofDays(6));
            consent(test, SELLER, negotiation, LAMP).orElseThrow();
            test.clock().advance(Duration.ofHours(1));
            consent(test, BUYER, negotiation, LAMP).orElseThrow();
            assertThat(code(opens(test))).isEqualTo("COOLING_DOWN");
            test.clock().advance(DAY);
            assertThat(code(opens(test))).isEqualTo("DONE");
        }
    }

    /**
     * What an opening shows is what it says: one item's submissions, and of everybody else's parts nothing. A price is looked for
     * as a whole word, for any digits may lie within a hash.
     */
    @Test
    void an_opening_shows_nothing_of_other_items() {
        try (TestParley test = bids(Ground.MEMORY, Json.object().put("auditor", "notary"), new EphemeralKeys())) {
            NegotiationId negotiation = closed(test);
            Json opening = open(test, AUDITOR, negotiation, LAMP).orElseThrow().opening();
            String shown = DrawOpening.fromJson(opening).events().stream()
                    .flatMap(event -> event.parts().stream())
                    .map(part -> part.match(present -> present.json().canonicalText(), withheld -> ""))
                    .collect(Collectors.joining());
            assertThat(shown.split("\\W+")).contains("9001", "6001").doesNotContain("2003", "3003", "5005", "4004");
        }
    }

    @Test
    void a_seed_whose_key_is_gone_is_told_and_opens_when_it_is_back() {
        LosableKeys keys = new LosableKeys();
        try (TestParley test = bids(Ground.MEMORY, Json.object().put("auditor", "notary"), keys)) {
            NegotiationId negotiation = closed(test);
            keys.lost = true;
            assertThatThrownBy(() -> open(test, AUDITOR, negotiation, LAMP))
                    .isInstanceOf(KeyUnavailableException.class);
            keys.lost = false;
            assertThat(code(open(test, AUDITOR, negotiation, LAMP))).isEqualTo("DONE");
        }
    }

    @Test
    void receipts_from_before_a_consent_verify_still() {
        try (TestParley test = bids(Ground.MEMORY, Json.object().put("auditor", "notary"), new EphemeralKeys())) {
            NegotiationId negotiation = closed(test);
            String receipt = test.parley()
                    .negotiations()
                    .transcript(BUYER, negotiation)
                    .orElseThrow()
                    .receipt();
            consent(test, BUYER, negotiation, LAMP).orElseThrow();
            Json opening = open(test, AUDITOR, negotiation, LAMP).orElseThrow().opening();
            DrawVerification found = verifier(test).verify(receipt, opening);
            assertThat(found).isInstanceOf(DrawVerification.Verified.class);
        }
    }

    private static long verified(TestParley test, DrawExport export) {
        return verifier(test)
                .verify(export.receipt(), export.opening())
                .match(DrawVerification.Verified::price, rejected -> {
                    throw new AssertionError(rejected.fault() + ": " + rejected.why());
                });
    }

    private static DrawVerifier verifier(TestParley test) {
        return new DrawVerifier(PublishedKey.fromJwks(test.parley().keys().jwks()));
    }

    private static long price(TestParley test, NegotiationId negotiation) {
        Json outcome = look(test, BUYER, negotiation)
                .details()
                .get("items")
                .get("lamp")
                .get("outcome");
        return outcome.list(sale -> sale.get("price").integer()).get(0);
    }

    /** The lamp and the cord are agreed; of the shade the seller asks for more than the buyer pays. */
    private static NegotiationId submitted(TestParley test) {
        NegotiationId negotiation = opens(test).orElseThrow().id();
        submits(test, BUYER, negotiation, 9_001, 2_003, 5_005);
        submits(test, SELLER, negotiation, 6_001, 3_003, 4_004);
        return negotiation;
    }

    private static NegotiationId closed(TestParley test) {
        NegotiationId negotiation = submitted(test);
        test.clock().advance(DAY);
        return negotiation;
    }

    private static TestParley bids(Ground ground, Json.Builder rules, KeySource keys) {
        TestParley test = TestParley.empty(builder -> ground.under(builder).keys(keys));
        policy(test, SealedBid.ID, rules);
        return test;
    }

    private static void policy(TestParley test, ProtocolId protocol, Json.Builder rules) {
        Choice choice = new Choice(protocol, rules.build(), SettlementRule.EACH_ITEM);
        test.publish(PolicyDraft.nothing().rule(PolicyRule.always("all", Selector.EVERY_LISTING, choice)));
        test.put(ListingDraft.by("sara", "lamp-1")
                .binding(Binding.ON_ACCEPTANCE)
                .item("lamp", 10_000, 2)
                .item("shade", 10_000, 2)
                .item("cord", 10_000, 2)
                .build());
    }

    private static Outcome<NegotiationView> opens(TestParley test) {
        return test.parley().negotiations().open(BUYER, OpenNegotiation.on(new ListingRef("lamp-1")), test.key());
    }

    private static void submits(TestParley test, Caller caller, NegotiationId negotiation, long... cents) {
        Terms[] terms = {
            ListingDraft.price("lamp", cents[0]),
            ListingDraft.price("shade", cents[1]),
            ListingDraft.price("cord", cents[2])
        };
        test.parley()
                .negotiations()
                .move(caller, negotiation, MakeMove.of("submit", terms), test.key())
                .orElseThrow();
    }

    private static Outcome<DrawView> consent(TestParley test, Caller caller, NegotiationId negotiation, ItemId item) {
        return test.parley().draws().consent(caller, negotiation, item, test.key());
    }

    private static Outcome<DrawExport> open(TestParley test, Caller caller, NegotiationId negotiation, ItemId item) {
        return test.parley().draws().open(caller, negotiation, item);
    }

    private static List<DrawView> draws(TestParley test, Caller caller, NegotiationId negotiation) {
        return test.parley().draws().list(caller, negotiation).orElseThrow().draws();
    }

    private static EventView last(TestParley test, Caller caller, NegotiationId negotiation) {
        List<EventView> events = test.parley()
                .negotiations()
                .events(caller, negotiation, Optional.empty(), 100)
                .orElseThrow()
                .items();
        return events.get(events.size() - 1);
    }

    private static NegotiationView look(TestParley test, Caller caller, NegotiationId negotiation) {
        return test.parley().negotiations().find(caller, negotiation).orElseThrow();
    }

    private static String code(Outcome<?> outcome) {
        return outcome.match(done -> "DONE", refused -> refused.code().name());
    }
}
