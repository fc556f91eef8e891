// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.command;

import dev.parley.model.Json;
import dev.parley.protocol.RefusalCode;

/** A refusal's code as it was kept: it reads the same after its protocol is gone. */
public record StoredRefusalCode(String name, Sort sort, String title) implements RefusalCode {
    /** What is kept is the last word. */
    @Override
    public boolean isRetryable() {
        return false;
    }

    /** A code as it is kept. */
    public static Json write(RefusalCode code) {
        return Json.object()
                .put("code", code.name())
                .put("sort", code.sort().name())
                .put("title", code.title())
                .build();
    }

    /** The code that {@link #write} wrote, also among other members. */
    public static StoredRefusalCode fromJson(Json json) {
        return new StoredRefusalCode(
                json.get("code").text(),
                Sort.valueOf(json.get("sort").text()),
                json.get("title").text());
    }
}
