// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.model.Bytes;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that a response is: a framework writes exactly this.
 *
 * @param status the status
 * @param headers one value each, sorted by name, the content type among them
 * @param body the body; empty for none
 */
public record Reply(int status, Map<String, String> headers, Bytes body) {
    /** The content type of what is done. */
    public static final String JSON = "application/json";

    /** The content type of problems. */
    public static final String PROBLEM = "application/problem+json";

    public Reply {
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    }

    /** The value of a header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
