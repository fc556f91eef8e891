// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.mandate;

import static dev.parley.application.Market.ALICE;
import static dev.parley.application.Market.BOT;
import static dev.parley.application.Market.OPERATOR;
import static dev.parley.application.Market.SHOP;
import static dev.parley.application.Market.STRANGER;
import static dev.parley.application.Market.bounds;
import static dev.parley.application.Market.code;
import static dev.parley.application.Market.euros;
import static dev.parley.application.Market.mandate;
import static dev.parley.application.Market.offer;
import static dev.parley.application.Market.told;
import static dev.parley.application.Market.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.MakeMove;
import dev.parley.api.MandateView;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.application.Market;
import dev.parley.application.store.Account;
import dev.parley.application.store.AccountId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.MandateId;
import dev.parley.port.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class MandateServiceTest {
    private final Market market = Market.open();

    private MandateView granted(String bound, Json value) {
        return market.mandates
                .grant(ALICE, mandate(bounds(bound, value)).build(), market.key())
                .orElseThrow();
    }

    @Test
    void fifty_negotiations_at_once_never_hold_more_than_the_budget() throws Exception {
        MandateId mandate = granted("budget", euros(100_000)).mandate().id();
        List<ListingRef> listings = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            listings.add(market.listed("L-" + i));
        }
        AtomicBoolean overspent = new AtomicBoolean();
        List<Outcome<NegotiationView>> outcomes = atOnce(listings, mandate, overspent);
        List<NegotiationView> open = done(outcomes);
        assertThat(open).hasSize(10);
        assertThat(outcomes.stream().map(Market::code).filter("BUDGET_EXCEEDED"::equals))
                .hasSize(40);
        assertThat(overspent).isFalse();
        assertThat(held(mandate)).isEqualTo(100_000);

        for (NegotiationView view : open) {
            MakeMove leave = MakeMove.of("withdraw")
                    .payload(Json.object().put("leave", true).build())
                    .seeing(view.revision());
            assertThat(code(market.negotiations.move(BOT, view.id(), leave, market.key())))
                    .isEqualTo("DONE");
        }
        assertThat(held(mandate)).isZero();
        List<ListingRef> others = listings.stream()
                .filter(ref ->
                        open.stream().noneMatch(view -> view.listing().ref().equals(ref)))
                .toList();
        assertThat(done(atOnce(others, mandate, overspent))).hasSize(10);
        assertThat(overspent).isFalse();
    }

    private List<Outcome<NegotiationView>> atOnce(List<ListingRef> listings, MandateId mandate, AtomicBoolean overspent)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(listings.size());
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<Outcome<NegotiationView>>> running = new ArrayList<>();
            for (ListingRef listing : listings) {
                running.add(threads.submit(() -> {
                    start.await();
                    Outcome<NegotiationView> outcome = market.opens(BOT, listing, 10_000);
                    if (held(mandate) > 100_000) {
                        overspent.set(true);
                    }
                    return outcome;
                }));
            }
            start.countDown();
            List<Outcome<NegotiationView>> outcomes = new ArrayList<>();
            for (Future<Outcome<NegotiationView>> future : running) {
                outcomes.add(future.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<NegotiationView> done(List<Outcome<NegotiationView>> outcomes) {
        List<NegotiationView> views = new ArrayList<>();
        outcomes.forEach(outcome -> {
            boolean ignored = outcome.match(done -> views.add(done.value()), refused -> false);
        });
        return views;
    }

    private long held(MandateId mandate) {
        return market.store
                .account(Caller.MAIN, AccountId.budget(mandate))
                .map(Account::held)
                .orElseThrow();
    }

    @Test
    void revoking_closes_both_accounts_and_nothing_more_is_held() {
        MandateView given = granted("budget", euros(100_000));
        NegotiationView view = market.opens(BOT, market.listed("L-1"), 10_000).orElseThrow();
        assertThat(view.open()).isTrue();
        MandateId id = given.mandate().id();
        MandateView ended = market.mandates.revoke(ALICE, id, market.key()).orElseThrow();
        assertThat(ended.mandate().revokedAt()).contains(market.now());
        assertThat(ended.budgetHeld()).isEqualTo(10_000);
        assertThat(market.store
                        .account(Caller.MAIN, AccountId.budget(id))
                        .orElseThrow()
                        .closed())
                .isTrue();
        assertThat(market.store
                        .account(Caller.MAIN, AccountId.deals(id))
                        .orElseThrow()
                        .closed())
                .isTrue();
        assertThat(code(market.opens(BOT, market.listed("L-2"), 10_000))).isEqualTo("MANDATE_NOT_IN_FORCE");
        MandateView again = market.mandates.revoke(OPERATOR, id, market.key()).orElseThrow();
        assertThat(again.mandate()).isEqualTo(ended.mandate());
    }

    @Test
    void an_agent_without_a_mandate_moves_nothing() {
        assertThat(code(market.opens(BOT, market.listed("L-1"), 1))).isEqualTo("MANDATE_REQUIRED");
    }

    @Test
    void a_mandate_to_sell_does_not_let_an_agent_buy() {
        Json selling = mandate(
                        Json.object().put("issues", Json.array(List.of())).build())
                .put("role", "SELLER")
                .build();
        market.mandates.grant(ALICE, selling, market.key()).orElseThrow();
        assertThat(code(market.opens(BOT, market.listed("L-1"), 1))).isEqualTo("MANDATE_SCOPE");
    }

    @Test
    void the_agent_hears_a_code_and_the_principal_the_bound() {
        ListingRef listing = market.listed("L-1");
        granted("unitPrice", euros(12_345));
        Outcome<NegotiationView> agents = market.opens(BOT, listing, 12_346);
        assertThat(code(agents)).isEqualTo("MANDATE_BOUND");
        assertThat(told(agents).split("\\W+")).doesNotContain("12345");
        Json.Builder limits = Json.object();
        mandate(bounds("unitPrice", euros(12_345))).build().members().forEach((name, value) -> {
            if (!name.equals("agent")) {
                limits.put(name, value);
            }
        });
        market.mandates.grant(ALICE, limits.build(), market.key()).orElseThrow();
        Outcome<NegotiationView> owners = market.opens(ALICE, listing, 12_346);
        assertThat(code(owners)).isEqualTo("MANDATE_BOUND");
        assertThat(told(owners)).contains("12345");
        NegotiationView view = market.opens(BOT, listing, 12_345).orElseThrow();
        assertThat(market.negotiations.find(SHOP, view.id()).orElseThrow().toString())
                .doesNotContain("mdt_");
    }

    @Test
    void only_the_principal_the_holder_and_operators_see_a_mandate() {
        MandateId id = granted("budget", euros(100)).mandate().id();
        for (Caller caller : List.of(ALICE, BOT, OPERATOR)) {
            assertThat(code(market.mandates.find(caller, id))).isEqualTo("DONE");
        }
        for (Caller caller : List.of(SHOP, STRANGER, Caller.agent("alice", "other"), Caller.agent("shop", "bot"))) {
            assertThat(code(market.mandates.find(caller, id))).isEqualTo("NOT_FOUND");
            assertThat(code(market.mandates.revoke(caller, id, market.key()))).isEqualTo("NOT_FOUND");
            assertThat(market.mandates
                            .list(caller, Optional.empty(), 10)
                            .orElseThrow()
                            .items())
                    .isEmpty();
        }
        assertThat(code(market.mandates.revoke(BOT, id, market.key()))).isEqualTo("NOT_ENTITLED");
        assertThat(code(market.mandates.grant(BOT, Json.object().build(), market.key())))
                .isEqualTo("NOT_ENTITLED");
    }

    @Test
    void pages_are_newest_first_and_the_last_has_no_next() {
        List<MandateId> given = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            market.after(Duration.ofMillis(1));
            given.add(0, granted("maxDeals", Json.of(i)).mandate().id());
        }
        var first = market.mandates.list(ALICE, Optional.empty(), 2).orElseThrow();
        var second = market.mandates.list(BOT, first.next(), 2).orElseThrow();
        List<MandateId> seen = new ArrayList<>();
        first.items().forEach(view -> seen.add(view.mandate().id()));
        second.items().forEach(view -> seen.add(view.mandate().id()));
        assertThat(seen).isEqualTo(given);
        assertThat(second.next()).isEmpty();
        assertThat(violations(market.mandates.list(ALICE, Optional.of("\u0000"), 2)))
                .containsExactly("/cursor: must be a cursor that a page before this one gave");
    }

    @Test
    void a_retry_gets_the_first_answer() {
        IdempotencyKey key = market.key();
        Json draft = mandate(bounds("budget", euros(100))).build();
        MandateView first = market.mandates.grant(ALICE, draft, key).orElseThrow();
        market.after(Duration.ofHours(1));
        assertThat(market.mandates.grant(ALICE, draft, key)).isEqualTo(new Outcome.Done<>(first, true));
    }

    @Test
    void a_malformed_draft_is_refused_part_by_part() {
        Json wrong = mandate(bounds("budgett", euros(1)))
                .put("role", "BOSS")
                .put("currency", "EURO")
                .put("id", "mdt_mine")
                .put("validUntil", "tomorrow")
                .build();
        assertThat(violations(market.mandates.grant(ALICE, wrong, market.key())))
                .satisfiesExactly(
                        text -> assertThat(text).startsWith("/bounds/budgett: is not known here"),
                        text -> assertThat(text).isEqualTo("/currency: must be an ISO 4217 code"),
                        text -> assertThat(text).startsWith("/id: is not known here"),
                        text -> assertThat(text).isEqualTo("/role: must be BUYER, SELLER or MEDIATOR"),
                        text -> assertThat(text).startsWith("/validUntil: must be"));
        Json reversed = mandate(bounds("maxDeals", Json.of(1)))
                .put("validUntil", "2025-01-01T00:00:00.000000Z")
                .build();
        assertThat(violations(market.mandates.grant(ALICE, reversed, market.key())))
                .containsExactly("/validUntil: validUntil must be after validFrom");
        Json negative = mandate(bounds("maxDeals", Json.of(-1))).build();
        assertThat(violations(market.mandates.grant(ALICE, negative, market.key())))
                .first()
                .asString()
                .startsWith("/bounds/maxDeals: ");
    }

    @Test
    void a_principal_in_person_needs_no_mandate() {
        NegotiationView view = market.negotiations
                .open(ALICE, OpenNegotiation.on(market.listed("L-1")), market.key())
                .orElseThrow();
        assertThat(code(market.negotiations.move(
                        ALICE, view.id(), offer(900_000).seeing(view.revision()), market.key())))
                .isEqualTo("DONE");
    }
}
