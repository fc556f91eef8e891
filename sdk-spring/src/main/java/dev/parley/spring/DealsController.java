// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.adapter.http.DealRoutes;
import dev.parley.adapter.http.Facade;
import dev.parley.spring.api.DealsApi;
import dev.parley.wire.Deal;
import dev.parley.wire.DealList;
import dev.parley.wire.DealPage;
import dev.parley.wire.Redemption;
import dev.parley.wire.Reversal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** The operations on deals. */
final class DealsController implements DealsApi {
    private final DealRoutes routes;

    DealsController(Facade facade) {
        this.routes = facade.deals();
    }

    @Override
    public ResponseEntity<Deal> beginCheckout(String deal, String idempotencyKey) {
        return Replied.to(routes::beginCheckout);
    }

    @Override
    public ResponseEntity<Deal> cancelDeal(String deal, String idempotencyKey) {
        return Replied.to(routes::cancelDeal);
    }

    @Override
    public ResponseEntity<Deal> getDeal(String deal, @Nullable String ifNoneMatch) {
        return Replied.to(routes::getDeal);
    }

    @Override
    public ResponseEntity<DealPage> listDeals(@Nullable String principal, @Nullable String cursor, Integer limit) {
        return Replied.to(routes::listDeals);
    }

    @Override
    public ResponseEntity<DealList> redeemDeals(String idempotencyKey, Redemption redemption) {
        return Replied.to(routes::redeemDeals, redemption);
    }

    @Override
    public ResponseEntity<DealList> reverseDeals(String idempotencyKey, Reversal reversal) {
        return Replied.to(routes::reverseDeals, reversal);
    }
}
