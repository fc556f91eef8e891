// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.adapter.http.DealRoutes;
import dev.parley.adapter.http.Facade;
import dev.parley.micronaut.api.DealsApi;
import dev.parley.wire.Deal;
import dev.parley.wire.DealList;
import dev.parley.wire.DealPage;
import dev.parley.wire.Redemption;
import dev.parley.wire.Reversal;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** The operations on deals. */
@Controller("${parley.http.prefix:/parley/v1}")
@ExecuteOn(TaskExecutors.BLOCKING)
@OverHttp
final class DealsController extends FacadeController implements DealsApi {
    private final DealRoutes routes;

    DealsController(Facade facade) {
        super(facade);
        routes = facade.deals();
    }

    @Override
    public Deal beginCheckout(String deal, String idempotencyKey) {
        return answer(routes::beginCheckout);
    }

    @Override
    public Deal cancelDeal(String deal, String idempotencyKey) {
        return answer(routes::cancelDeal);
    }

    @Override
    public Deal getDeal(String deal, @Nullable String ifNoneMatch) {
        return answer(routes::getDeal);
    }

    @Override
    public DealPage listDeals(@Nullable String principal, @Nullable String cursor, @Nullable Integer limit) {
        return answer(routes::listDeals);
    }

    @Override
    public DealList redeemDeals(String idempotencyKey, Redemption redemption) {
        return answer(routes::redeemDeals, redemption);
    }

    @Override
    public DealList reverseDeals(String idempotencyKey, Reversal reversal) {
        return answer(routes::reverseDeals, reversal);
    }
}
