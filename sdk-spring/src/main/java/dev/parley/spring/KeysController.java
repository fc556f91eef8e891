// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.KeyRoutes;
import dev.parley.spring.api.KeysApi;
import dev.parley.wire.JwkSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** The operations on the published keys. */
final class KeysController implements KeysApi {
    private final KeyRoutes routes;

    KeysController(Facade facade) {
        this.routes = facade.keys();
    }

    @Override
    public ResponseEntity<JwkSet> getKeys(@Nullable String ifNoneMatch) {
        return Replied.to(routes::getKeys);
    }
}
