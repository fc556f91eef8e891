package dev.parley.application;

import dev.parley.model.Json;
import dev.parley.protocol.RefusalCode;

/** A refusal's code as it was kept: it reads the same after its protocol is gone. */
record KeptCode(String name, Sort sort, String title) implements RefusalCode {
    static KeptCode fromJson(Json json) {
        return new KeptCode(
                json.get("code").text(),
                Sort.valueOf(json.get("sort").text()),
                json.get("title").text());
    }
}
