// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.adapter.http.Answers.View;
import dev.parley.api.Keys;
import dev.parley.api.Outcome;
import dev.parley.model.Json;
import dev.parley.wire.JwkSet;

/** The operation on the published keys. */
public final class KeyRoutes {
    private static final View<Json, JwkSet> SET =
            View.<Json, JwkSet>of(JwkSet.class, keys -> keys).tagged();

    private final Keys keys;
    private final Answers answers;

    KeyRoutes(Keys keys, Answers answers) {
        this.keys = keys;
        this.answers = answers;
    }

    public Answer<JwkSet> getKeys(Exchange exchange) {
        return answers.answer(exchange, () -> Outcome.done(keys.jwks()), SET);
    }

    void register(Operations operations) {
        operations.add("getKeys", this::getKeys);
    }
}
