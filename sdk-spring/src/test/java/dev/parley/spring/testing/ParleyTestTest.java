// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Deals;
import dev.parley.api.Listings;
import dev.parley.api.MakeMove;
import dev.parley.api.Negotiations;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Policies;
import dev.parley.model.DealId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Listing;
import dev.parley.model.OrderReference;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.settlement.DealState;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SettableClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** How a host tests its checkout: a deal that is agreed, that lapses, and that is paid in the host's transaction. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        classes = ParleyTestTest.Host.class,
        properties = "spring.datasource.url=jdbc:h2:mem:host-under-test")
@ParleyTest
final class ParleyTestTest {
    private static final Caller SHOP = Caller.person("shop", Caller.Role.HOST, Caller.Role.POLICY_EDITOR);
    private static final Caller BUYER = Caller.person("berta");
    private static final Caller SELLER = Caller.person("sara");

    @Autowired
    private SettableClock clock;

    @Autowired
    private InstantSource hosts;

    @Autowired
    private Negotiations negotiations;

    @Autowired
    private Listings listings;

    @Autowired
    private Policies policies;

    @Autowired
    private Deals deals;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void a_deal_lapses_when_the_clock_is_moved() {
        DealId deal = agreed("lapsing");

        clock.advance(Duration.ofDays(8));

        assertThat(state(deal)).isEqualTo(DealState.EXPIRED);
        assertThat(hosts).isSameAs(clock);
    }

    @Test
    void a_deal_is_redeemed_when_the_hosts_transaction_commits_and_only_then() {
        DealId deal = agreed("paid");

        transaction.executeWithoutResult(status -> {
            var unused = deals.redeem(SHOP, List.of(deal), new OrderReference("order-1"))
                    .orElseThrow();
            status.setRollbackOnly();
        });
        assertThat(state(deal)).isEqualTo(DealState.AGREED);

        transaction.executeWithoutResult(status -> {
            var unused = deals.redeem(SHOP, List.of(deal), new OrderReference("order-2"))
                    .orElseThrow();
        });
        assertThat(state(deal)).isEqualTo(DealState.REDEEMED);
    }

    private DealId agreed(String listing) {
        if (policies.current(SHOP).match(done -> done.value().version(), refused -> 0L) == 0) {
            var unused = policies.publish(SHOP, 0, PolicyDraft.everything(AlternatingOffers.ID), IdempotencyKey.fresh())
                    .orElseThrow();
        }
        Listing lamp = listings.put(
                        SHOP,
                        ListingDraft.by("sara", listing).item("lamp", 8_000, 1).build(),
                        IdempotencyKey.fresh())
                .orElseThrow();
        MakeMove offer = MakeMove.of("offer", ListingDraft.price("lamp", 6_000));
        var asked = negotiations
                .open(BUYER, OpenNegotiation.on(lamp.ref()).with(offer), IdempotencyKey.fresh())
                .orElseThrow();
        return negotiations
                .move(SELLER, asked.id(), MakeMove.of("accept").answering(asked), IdempotencyKey.fresh())
                .orElseThrow()
                .deals()
                .get(0);
    }

    private DealState state(DealId deal) {
        return deals.find(BUYER, deal).orElseThrow().status().state();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Host {}
}
