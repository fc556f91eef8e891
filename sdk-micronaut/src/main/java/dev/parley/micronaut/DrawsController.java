// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.adapter.http.DrawRoutes;
import dev.parley.adapter.http.Facade;
import dev.parley.micronaut.api.DrawsApi;
import dev.parley.wire.Draw;
import dev.parley.wire.DrawList;
import dev.parley.wire.DrawOpening;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** The operations on draws. */
@Controller("${parley.http.prefix:/parley/v1}")
@ExecuteOn(TaskExecutors.BLOCKING)
@OverHttp
final class DrawsController extends FacadeController implements DrawsApi {
    private final DrawRoutes routes;

    DrawsController(Facade facade) {
        super(facade);
        routes = facade.draws();
    }

    @Override
    public Draw consentToDraw(String negotiation, String item, String idempotencyKey) {
        return answer(routes::consentToDraw);
    }

    @Override
    public DrawList listDraws(String negotiation, @Nullable String ifNoneMatch) {
        return answer(routes::listDraws);
    }

    @Override
    public DrawOpening openDraw(String negotiation, String item) {
        return answer(routes::openDraw);
    }
}
