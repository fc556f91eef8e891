// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.adapter.http.ErasureRoutes;
import dev.parley.adapter.http.Facade;
import dev.parley.spring.api.ErasuresApi;
import dev.parley.wire.Erasure;
import org.springframework.http.ResponseEntity;

/** The operations on erasures. */
final class ErasuresController implements ErasuresApi {
    private final ErasureRoutes routes;

    ErasuresController(Facade facade) {
        this.routes = facade.erasures();
    }

    @Override
    public ResponseEntity<Erasure> erasePrincipal(String principal, String idempotencyKey) {
        return Replied.to(routes::erasePrincipal);
    }

    @Override
    public ResponseEntity<Erasure> getErasure(String principal) {
        return Replied.to(routes::getErasure);
    }
}
