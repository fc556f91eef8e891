// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.snapshot;

import dev.parley.model.Hash;
import dev.parley.model.Json;

/**
 * What a negotiation had come to with one of its events.
 *
 * @param seq the number of that event
 * @param head its hash
 * @param opening the hash of the first event
 * @param form what differs where snapshots are written differently, or of another protocol
 * @param content what was written
 */
public record Snapshot(long seq, Hash head, Hash opening, Hash form, Json content) {
    Json toJson() {
        return Json.object()
                .put("seq", seq)
                .put("head", head.hex())
                .put("opening", opening.hex())
                .put("form", form.hex())
                .put("content", content)
                .build();
    }

    static Snapshot fromJson(Json json) {
        return new Snapshot(
                json.get("seq").integer(),
                new Hash(json.get("head").text()),
                new Hash(json.get("opening").text()),
                new Hash(json.get("form").text()),
                json.get("content"));
    }
}
