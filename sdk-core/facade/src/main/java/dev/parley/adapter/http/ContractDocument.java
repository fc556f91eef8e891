// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.adapter.http.contract.Contract;
import dev.parley.model.Bytes;
import dev.parley.model.Hash;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The facade's contract itself, {@code parley.yaml}: for anybody, byte for byte as it is in this jar. */
final class ContractDocument {
    private static final String PATH = "/parley.yaml";
    private static final String METHOD = "GET";

    private final Bytes document = Contract.bytes();
    private final Map<String, String> headers = Map.of(
            "Cache-Control", "no-cache",
            "Content-Type", "application/yaml",
            "ETag", EntityTags.of(Hash.sha256(document.toArray())));

    /** The methods that the path takes; empty for any other path. */
    static Optional<String> allow(String rawPath) {
        return rawPath.equals(PATH) ? Optional.of(METHOD) : Optional.empty();
    }

    /** The answer to a request for the document; empty for any other. */
    Optional<Reply> reply(ArrivalHead head) {
        return head.method().equals(METHOD) && head.rawPath().equals(PATH)
                ? Optional.of(reply(head.headers("If-None-Match")))
                : Optional.empty();
    }

    private Reply reply(List<String> ifNoneMatch) {
        String tag = String.valueOf(headers.get("ETag"));
        return !ifNoneMatch.isEmpty() && EntityTags.contain(String.join(", ", ifNoneMatch), tag)
                ? new Reply(304, Map.of("Cache-Control", "no-cache", "ETag", tag), Bytes.of(new byte[0]))
                : new Reply(200, headers, document);
    }
}
