// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.model.Hash;
import dev.parley.model.Json;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Entity tags (RFC 9110, section 8.8.3), all of them strong. */
final class EntityTags {
    private static final String SERVER_TIME = "serverTime";

    private EntityTags() {}

    /** Whether an {@code If-None-Match} names a tag, compared weakly. */
    static boolean contain(String header, String tag) {
        for (String part : header.split(",", -1)) {
            String candidate = part.strip();
            String strong = candidate.startsWith("W/") ? candidate.substring(2) : candidate;
            if (strong.equals("*") || strong.equals(tag)) {
                return true;
            }
        }
        return false;
    }

    static String quoted(String revision) {
        return '"' + revision + '"';
    }

    /** A tag that moves when the view does, whatever the clock says. */
    static String of(Json view) {
        Map<String, Json> lasting = new LinkedHashMap<>(view.members());
        lasting.remove(SERVER_TIME);
        return of(Hash.sha256(new Json.Obj(lasting).canonical()));
    }

    /** A tag for what has that hash. */
    static String of(Hash content) {
        return quoted(Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(content.bytes())
                .substring(0, 22));
    }
}
