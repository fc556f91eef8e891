// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.adapter.http.DrawRoutes;
import dev.parley.adapter.http.Facade;
import dev.parley.spring.api.DrawsApi;
import dev.parley.wire.Draw;
import dev.parley.wire.DrawList;
import dev.parley.wire.DrawOpening;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** The operations on draws. */
final class DrawsController implements DrawsApi {
    private final DrawRoutes routes;

    DrawsController(Facade facade) {
        this.routes = facade.draws();
    }

    @Override
    public ResponseEntity<Draw> consentToDraw(String negotiation, String item, String idempotencyKey) {
        return Replied.to(routes::consentToDraw);
    }

    @Override
    public ResponseEntity<DrawList> listDraws(String negotiation, @Nullable String ifNoneMatch) {
        return Replied.to(routes::listDraws);
    }

    @Override
    public ResponseEntity<DrawOpening> openDraw(String negotiation, String item) {
        return Replied.to(routes::openDraw);
    }
}
