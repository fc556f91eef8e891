// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.adapter.http.ErasureRoutes;
import dev.parley.adapter.http.Facade;
import dev.parley.micronaut.api.ErasuresApi;
import dev.parley.wire.Erasure;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** The operations on erasures. */
@Controller("${parley.http.prefix:/parley/v1}")
@ExecuteOn(TaskExecutors.BLOCKING)
@OverHttp
final class ErasuresController extends FacadeController implements ErasuresApi {
    private final ErasureRoutes routes;

    ErasuresController(Facade facade) {
        super(facade);
        routes = facade.erasures();
    }

    @Override
    public Erasure erasePrincipal(String principal, String idempotencyKey) {
        return answer(routes::erasePrincipal);
    }

    @Override
    public Erasure getErasure(String principal) {
        return answer(routes::getErasure);
    }
}
