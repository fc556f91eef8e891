// SPDX-License-Identifier: Apache-2.0
package dev.parley.docs;

import static dev.parley.model.IdempotencyKey.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.Parley;
import dev.parley.api.DealView;
import dev.parley.api.Deals;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.model.DealId;
import dev.parley.model.Money;
import dev.parley.model.OrderReference;
import dev.parley.port.Caller;
import dev.parley.port.RetryTransactionException;
import dev.parley.settlement.DealState;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.ParleyExtension;
import dev.parley.testing.SampleListings;
import dev.parley.testing.TestParley;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The snippets of the guide's chapter on checkout. */
@ExtendWith(ParleyExtension.class)
class CheckoutSnippetTest {
    private static final Caller ANN = Caller.person("ann");
    private static final Caller SHOP = TestParley.HOST;

    @Test
    void a_deal_is_begun_paid_and_taken_back(Parley parley) {
        DealId deal = deal(parley, 400_00);
        Deals deals = parley.deals();

        // #region begin
        DealView waiting = deals.beginCheckout(SHOP, deal, fresh()).orElseThrow();
        Money price = waiting.deal().total(); // what to charge: the negotiated total, fees included
        // #endregion begin
        // #region redeem
        String told = deals.redeemNow(SHOP, List.of(deal), new OrderReference("order-1"))
                .match(done -> "paid " + price.minorUnits(), refused -> switch (refused.code()
                        .name()) {
                    case "DEAL_EXPIRED", "DEAL_CANCELLED" -> "this price is no longer yours; make a new offer";
                    case "STOCK_UNAVAILABLE", "SOLD_ELSEWHERE" -> "somebody else was quicker";
                    case "ALREADY_REDEEMED" -> "paid by another order already";
                    default -> refused.code().title();
                });
        // #endregion redeem
        // #region reverse
        List<DealView> back =
                deals.reverse(SHOP, new OrderReference("order-1"), fresh()).orElseThrow();
        // #endregion reverse

        assertThat(waiting.status().state()).isEqualTo(DealState.IN_CHECKOUT);
        assertThat(told).isEqualTo("paid 40000");
        assertThat(back.get(0).status().state()).isEqualTo(DealState.REVERSED);
    }

    @Test
    void the_same_order_gets_the_first_answer_and_another_none(Parley parley) {
        DealId deal = deal(parley, 400_00);

        Outcome<List<DealView>> first = redeem(parley, deal, "order-1");
        Outcome<List<DealView>> again = redeem(parley, deal, "order-1");
        Outcome<List<DealView>> other = redeem(parley, deal, "order-2");

        assertThat(again.orElseThrow()).isEqualTo(first.orElseThrow());
        assertThatThrownBy(other::orElseThrow).hasMessageStartingWith("ALREADY_REDEEMED");
    }

    // #region retry
    /** Runs a whole transaction again when the database ended it for another one's sake. */
    static <T> T withRetries(Supplier<T> transaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (RetryTransactionException ended) {
                if (attempt == 3) {
                    throw ended;
                }
            }
        }
    }
    // #endregion retry

    @Test
    void a_transaction_that_the_database_ended_is_run_again() {
        int[] runs = {0};

        String answer = withRetries(() -> {
            if (++runs[0] < 3) {
                throw new RetryTransactionException("deadlock", new IllegalStateException());
            }
            return "paid";
        });

        assertThat(answer).isEqualTo("paid");
        assertThatThrownBy(() -> withRetries(() -> {
                    throw new RetryTransactionException("deadlock", new IllegalStateException());
                }))
                .isInstanceOf(RetryTransactionException.class);
    }

    private static Outcome<List<DealView>> redeem(Parley parley, DealId deal, String order) {
        return parley.deals().redeemNow(SHOP, List.of(deal), new OrderReference(order));
    }

    private static DealId deal(Parley parley, long cents) {
        MakeMove offer = MakeMove.of("offer", ListingDraft.price("bike", cents));
        NegotiationView opened = parley.negotiations()
                .open(ANN, OpenNegotiation.on(SampleListings.BIKE.ref()).with(offer), fresh())
                .orElseThrow();
        NegotiationView agreed = parley.negotiations()
                .move(SampleListings.SELLER, opened.id(), MakeMove.of("accept").answering(opened), fresh())
                .orElseThrow();
        return agreed.deals().get(0);
    }
}
