// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.PrincipalRoutes;
import dev.parley.micronaut.api.PrincipalsApi;
import dev.parley.wire.Bar;
import dev.parley.wire.BarPage;
import dev.parley.wire.BarPrincipal;
import dev.parley.wire.HoldPage;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** The operations on principals. */
@Controller("${parley.http.prefix:/parley/v1}")
@ExecuteOn(TaskExecutors.BLOCKING)
@OverHttp
final class PrincipalsController extends FacadeController implements PrincipalsApi {
    private final PrincipalRoutes routes;

    PrincipalsController(Facade facade) {
        super(facade);
        routes = facade.principals();
    }

    @Override
    public Bar barPrincipal(String principal, String idempotencyKey, BarPrincipal barPrincipal) {
        return answer(routes::barPrincipal, barPrincipal);
    }

    @Override
    public Bar readmitPrincipal(String principal, String idempotencyKey) {
        return answer(routes::readmitPrincipal);
    }

    @Override
    public BarPage listBars(String principal, @Nullable String cursor, @Nullable Integer limit) {
        return answer(routes::listBars);
    }

    @Override
    public HoldPage listHolds(String principal, @Nullable String cursor, @Nullable Integer limit) {
        return answer(routes::listHolds);
    }
}
