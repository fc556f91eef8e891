// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.PrincipalRoutes;
import dev.parley.spring.api.PrincipalsApi;
import dev.parley.wire.Bar;
import dev.parley.wire.BarPage;
import dev.parley.wire.BarPrincipal;
import dev.parley.wire.HoldPage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** The operations on principals. */
final class PrincipalsController implements PrincipalsApi {
    private final PrincipalRoutes routes;

    PrincipalsController(Facade facade) {
        this.routes = facade.principals();
    }

    @Override
    public ResponseEntity<Bar> barPrincipal(String principal, String idempotencyKey, BarPrincipal barPrincipal) {
        return Replied.to(routes::barPrincipal, barPrincipal);
    }

    @Override
    public ResponseEntity<Bar> readmitPrincipal(String principal, String idempotencyKey) {
        return Replied.to(routes::readmitPrincipal);
    }

    @Override
    public ResponseEntity<BarPage> listBars(String principal, @Nullable String cursor, Integer limit) {
        return Replied.to(routes::listBars);
    }

    @Override
    public ResponseEntity<HoldPage> listHolds(String principal, @Nullable String cursor, Integer limit) {
        return Replied.to(routes::listHolds);
    }
}
