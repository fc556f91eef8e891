// SPDX-License-Identifier: Apache-2.0
package dev.parley.resilience;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * A request that changes something, with its idempotency key: sent again it is the same.
 *
 * @param ifMatch the revision that it needs, quoted
 */
record Command(Person who, String method, String path, String body, String key, Optional<String> ifMatch) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    static Command post(Person who, String path, String body, String key) {
        return new Command(who, "POST", path, body, key, Optional.empty());
    }

    static Command put(Person who, String path, String body, String key) {
        return new Command(who, "PUT", path, body, key, Optional.empty());
    }

    Command ifMatch(String revision) {
        return new Command(who, method, path, body, key, Optional.of(revision));
    }

    HttpRequest to(URI node) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        ifMatch.ifPresent(revision -> request.header("If-Match", revision));
        return who.sign(request).build();
    }
}
