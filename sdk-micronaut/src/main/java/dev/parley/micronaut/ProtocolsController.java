// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.ProtocolRoutes;
import dev.parley.micronaut.api.ProtocolsApi;
import dev.parley.wire.Protocol;
import dev.parley.wire.ProtocolList;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** The operations on protocols. */
@Controller("${parley.http.prefix:/parley/v1}")
@ExecuteOn(TaskExecutors.BLOCKING)
@OverHttp
final class ProtocolsController extends FacadeController implements ProtocolsApi {
    private final ProtocolRoutes routes;

    ProtocolsController(Facade facade) {
        super(facade);
        routes = facade.protocols();
    }

    @Override
    public Protocol getProtocol(String name, @Nullable String ifNoneMatch) {
        return answer(routes::getProtocol);
    }

    @Override
    public ProtocolList listProtocols() {
        return answer(routes::listProtocols);
    }
}
