// SPDX-License-Identifier: Apache-2.0
package dev.parley.application;

import dev.parley.api.Keys;
import dev.parley.audit.PublishedKey;
import dev.parley.model.Json;
import dev.parley.port.KeySource;

/** The keys that ever signed, published; read at every call, since keys change. */
public final class PublishedKeys implements Keys {
    private final KeySource keys;

    public PublishedKeys(KeySource keys) {
        this.keys = keys;
    }

    @Override
    public Json jwks() {
        return PublishedKey.toJwks(keys.publishedKeys());
    }
}
