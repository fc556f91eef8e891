// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.command;

import dev.parley.model.Json;
import dev.parley.protocol.RefusalCode;

/** A refusal's code as it was kept: it reads the same after its protocol is gone. What is kept is the last word. */
public record StoredRefusalCode(String name, Meaning meaning) implements RefusalCode {
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
                new Meaning(
                        Sort.valueOf(json.get("sort").text()),
                        false,
                        json.get("title").text()));
    }
}
