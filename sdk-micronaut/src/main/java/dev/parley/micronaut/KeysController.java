// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.KeyRoutes;
import dev.parley.micronaut.api.KeysApi;
import dev.parley.wire.JwkSet;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** The operations on keys. */
@Controller("${parley.http.prefix:/parley/v1}")
@ExecuteOn(TaskExecutors.BLOCKING)
@OverHttp
final class KeysController extends FacadeController implements KeysApi {
    private final KeyRoutes routes;

    KeysController(Facade facade) {
        super(facade);
        routes = facade.keys();
    }

    @Override
    public JwkSet getKeys(@Nullable String ifNoneMatch) {
        return answer(routes::getKeys);
    }
}
