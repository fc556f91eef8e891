// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http.contract;

import dev.parley.model.Bytes;
import java.util.List;
import java.util.Map;

/**
 * A request that the facade must refuse with 400, whoever sends it and whatever is stored.
 *
 * @param name what is wrong with it, unique
 * @param method its method
 * @param target its path beneath the prefix, with the query
 * @param headers by name, as many values as are sent
 * @param body its body; empty for none
 * @param pointer where a violation must lie or begin; the part itself or what it contains
 */
public record BadRequest(
        String name, String method, String target, Map<String, List<String>> headers, Bytes body, String pointer) {
    @Override
    public String toString() {
        return name;
    }
}
