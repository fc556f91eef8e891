// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What differs between two responses: status, headers (names without their case, the values of one name in their order)
 * and the body's bytes.
 */
final class Comparison {
    /**
     * Headers that are no part of a reply: {@code Date} is the server's own; {@code Connection}, {@code Keep-Alive} and
     * {@code Transfer-Encoding} speak of the connection; {@code Content-Length} is the other way of framing, and the
     * body that it frames is compared.
     */
    static final Set<String> NOT_COMPARED =
            Set.of("date", "connection", "keep-alive", "transfer-encoding", "content-length");

    private Comparison() {}

    static List<String> differences(Response left, Response right) {
        List<String> found = new ArrayList<>();
        if (left.status() != right.status()) {
            found.add("status " + left.status() + " and " + right.status());
        }
        SortedMap<String, List<String>> lefts = headers(left);
        SortedMap<String, List<String>> rights = headers(right);
        if (!lefts.equals(rights)) {
            found.add("headers " + lefts + " and " + rights);
        }
        if (!left.body().equals(right.body())) {
            found.add("body " + left.text() + " and " + right.text());
        }
        return found;
    }

    private static SortedMap<String, List<String>> headers(Response response) {
        SortedMap<String, List<String>> headers = new TreeMap<>();
        for (Header header : response.headers()) {
            String name = header.name().toLowerCase(Locale.ROOT);
            if (!NOT_COMPARED.contains(name)) {
                headers.computeIfAbsent(name, any -> new ArrayList<>()).add(header.value());
            }
        }
        return headers;
    }
}
