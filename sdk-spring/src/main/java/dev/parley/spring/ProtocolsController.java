// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.ProtocolRoutes;
import dev.parley.spring.api.ProtocolsApi;
import dev.parley.wire.Protocol;
import dev.parley.wire.ProtocolList;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** The operations on protocols. */
final class ProtocolsController implements ProtocolsApi {
    private final ProtocolRoutes routes;

    ProtocolsController(Facade facade) {
        this.routes = facade.protocols();
    }

    @Override
    public ResponseEntity<Protocol> getProtocol(String name, @Nullable String ifNoneMatch) {
        return Replied.to(routes::getProtocol);
    }

    @Override
    public ResponseEntity<ProtocolList> listProtocols() {
        return Replied.to(routes::listProtocols);
    }
}
