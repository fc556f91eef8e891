// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.listing;

import static dev.parley.application.Market.ALICE;
import static dev.parley.application.Market.BIKE;
import static dev.parley.application.Market.HOST;
import static dev.parley.application.Market.OPERATOR;
import static dev.parley.application.Market.SHOP;
import static dev.parley.application.Market.bike;
import static dev.parley.application.Market.code;
import static dev.parley.application.Market.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Outcome;
import dev.parley.api.StockView;
import dev.parley.application.Market;
import dev.parley.application.outbox.Messages;
import dev.parley.application.store.AccountChange;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.NewMessage;
import dev.parley.application.store.OutboxMessage;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.ItemId;
import dev.parley.model.ListingRef;
import dev.parley.port.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListingServiceTest {
    private static final ListingRef L1 = new ListingRef("L-1");
    private static final AccountId STOCK = AccountId.stock(L1, BIKE);

    private final Market market = new Market();

    private StockView put(long stock) {
        market.listings.put(HOST, bike("L-1", stock), market.key()).orElseThrow();
        return stock();
    }

    private StockView replace(long stock) {
        String seen = market.listings.find(HOST, L1).orElseThrow().revision();
        market.listings.replace(HOST, seen, bike("L-1", stock), market.key()).orElseThrow();
        return stock();
    }

    private StockView stock() {
        return market.listings.stock(HOST, L1).orElseThrow().get(0);
    }

    private CommitResult write(AccountChange change) {
        return market.store.commit(Append.to(Caller.MAIN).account(change).build());
    }

    /** The topics of all messages that wait, which are taken. */
    private List<String> messages() {
        List<OutboxMessage> taken = market.store.claimMessages(NewMessage.OWN, market.now(), Duration.ofHours(1), 100);
        taken.forEach(market.store::acknowledge);
        return taken.stream().map(OutboxMessage::topic).toList();
    }

    @Test
    void stock_is_all_that_was_ever_put_up_for_sale_whatever_happened_before() {
        assertThat(put(5)).isEqualTo(new StockView(BIKE, 5, 0, 0));
        assertThat(write(AccountChange.hold(STOCK, "deal_1", 2))).isEqualTo(new CommitResult.Appended());
        assertThat(replace(5)).isEqualTo(new StockView(BIKE, 5, 2, 0));
        write(AccountChange.consumeHeld(STOCK, "deal_1", 2));
        assertThat(replace(5)).isEqualTo(new StockView(BIKE, 5, 0, 2));
        assertThat(messages()).isEmpty();
        market.listings.sold(HOST, L1, BIKE, 1, market.key()).orElseThrow();
        assertThat(replace(12)).isEqualTo(new StockView(BIKE, 12, 0, 3));
        assertThat(messages()).containsExactly(Messages.STOCK_TAKEN);
        assertThat(replace(4)).isEqualTo(new StockView(BIKE, 4, 0, 3));
        assertThat(messages()).containsExactly(Messages.STOCK_TAKEN);
        assertThat(write(AccountChange.hold(STOCK, "deal_2", 2))).isEqualTo(new CommitResult.HoldRefused(STOCK, false));
        assertThat(write(AccountChange.hold(STOCK, "deal_2", 1))).isEqualTo(new CommitResult.Appended());
    }

    @Test
    void units_that_the_host_sold_are_gone_even_if_they_were_held() {
        put(2);
        write(AccountChange.hold(STOCK, "deal_1", 2));
        IdempotencyKey key = market.key();
        Outcome<List<StockView>> sold = market.listings.sold(HOST, L1, BIKE, 1, key);
        assertThat(sold.orElseThrow()).containsExactly(new StockView(BIKE, 2, 2, 1));
        assertThat(market.listings.sold(HOST, L1, BIKE, 1, key))
                .isEqualTo(new Outcome.Done<>(sold.orElseThrow(), true));
        assertThat(stock()).isEqualTo(new StockView(BIKE, 2, 2, 1));
        assertThat(messages()).containsExactly(Messages.STOCK_TAKEN);
    }

    @Test
    void what_was_not_sold_is_refused() {
        put(2);
        assertThat(violations(market.listings.sold(HOST, L1, BIKE, 0, market.key())))
                .singleElement()
                .asString()
                .startsWith("/units: must be 1 to ");
        assertThat(code(market.listings.sold(HOST, L1, new ItemId("car"), 1, market.key())))
                .isEqualTo("NOT_FOUND");
        assertThat(code(market.listings.sold(SHOP, L1, BIKE, 1, market.key()))).isEqualTo("NOT_ENTITLED");
    }

    @Test
    void a_withdrawn_listing_is_not_found_until_it_is_put_again() {
        put(2);
        assertThat(code(market.listings.withdraw(ALICE, L1, market.key()))).isEqualTo("NOT_ENTITLED");
        assertThat(market.listings.withdraw(SHOP, L1, market.key()).orElseThrow())
                .isEqualTo(bike("L-1", 2));
        assertThat(code(market.listings.withdraw(HOST, L1, market.key()))).isEqualTo("DONE");
        assertThat(messages()).containsExactly(Messages.LISTING_WITHDRAWN, Messages.TERMS_TOUCHED);
        assertThat(code(market.listings.find(ALICE, L1))).isEqualTo("NOT_FOUND");
        assertThat(code(market.listings.withdraw(ALICE, L1, market.key()))).isEqualTo("NOT_FOUND");
        put(2);
        assertThat(market.listings.find(ALICE, L1).orElseThrow()).isEqualTo(bike("L-1", 2));
    }

    @Test
    void stock_is_for_the_host_operators_and_the_seller() {
        put(2);
        for (Caller caller : List.of(HOST, OPERATOR, SHOP)) {
            assertThat(code(market.listings.stock(caller, L1))).isEqualTo("DONE");
        }
        for (Caller caller : List.of(ALICE, Caller.agent("shop", "bot"))) {
            assertThat(code(market.listings.stock(caller, L1))).isEqualTo("NOT_ENTITLED");
        }
        assertThat(code(market.listings.stock(ALICE, new ListingRef("none")))).isEqualTo("NOT_FOUND");
        assertThat(code(market.listings.put(SHOP, bike("L-1", 1), market.key())))
                .isEqualTo("NOT_ENTITLED");
    }

    @Test
    void a_host_with_a_catalogue_of_its_own_changes_listings_there() {
        Market elsewhere = new Market(Optional.of((tenant, ref) -> Optional.of(bike("L-1", 4))));
        assertThat(code(elsewhere.listings.put(HOST, bike("L-1", 1), elsewhere.key())))
                .isEqualTo("LISTINGS_ELSEWHERE");
        elsewhere.listings.sold(HOST, L1, BIKE, 3, elsewhere.key()).orElseThrow();
        assertThat(elsewhere.listings.stock(SHOP, L1).orElseThrow()).containsExactly(new StockView(BIKE, 4, 0, 3));
        assertThat(elsewhere.listings.withdraw(HOST, L1, elsewhere.key()).orElseThrow())
                .isEqualTo(bike("L-1", 4));
    }
}
