// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.adapter.http.Arrival;
import dev.parley.port.Caller;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request and what is costly about it.
 *
 * @param what what is costly about it, in words
 * @param headers in place of those that it would have
 */
record CostlyRequest(
        String what,
        Caller sender,
        String method,
        String target,
        String content,
        String key,
        Map<String, String> headers)
        implements Arrival {
    /** In a target, stands for a name that nothing has yet. */
    static final String FRESH = "{fresh}";

    /** The same from somebody else, or again. */
    CostlyRequest by(Caller other, String fresh) {
        return new CostlyRequest(what, other, method, target.replace(FRESH, fresh), content, fresh, headers);
    }

    @Override
    public String rawPath() {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    @Override
    public String rawQuery() {
        int question = target.indexOf('?');
        return question < 0 ? "" : target.substring(question + 1);
    }

    @Override
    public List<String> headers(String name) {
        String given = headers.get(name);
        if (given != null) {
            return List.of(given);
        }
        return switch (name) {
            case "Content-Type" -> content.isEmpty() ? List.of() : List.of("application/json");
            case "Idempotency-Key" -> method.equals("GET") ? List.of() : List.of(key);
            default -> List.of();
        };
    }

    @Override
    public Optional<Caller> caller() {
        return Optional.of(sender);
    }

    @Override
    public InputStream body() {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
}
