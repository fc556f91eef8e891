// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.web;

import java.util.Map;
import java.util.TreeMap;

/** The headers of every answer. */
public final class Headers {
    /** Scripts, styles and pictures come from here alone, none stands in a page, and no other site frames one. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'";

    private static final Map<String, String> SAFETY = Map.of(
            "Content-Security-Policy",
            CONTENT_SECURITY_POLICY,
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    private static final String PARLEY = "/parley/";

    private Headers() {}

    /**
     * What an answer of the marketplace's own carries besides what it says: care on the browser's side, and what is
     * somebody's or of this moment is not kept. Parley's answers are Parley's.
     */
    public static Map<String, String> of(String path) {
        if (isParleys(path)) {
            return Map.of();
        }
        Map<String, String> headers = new TreeMap<>(SAFETY);
        if (isApi(path)) {
            headers.put("Cache-Control", "no-store");
        }
        return headers;
    }

    /** Whether Parley answers. */
    public static boolean isParleys(String path) {
        return path.startsWith(PARLEY);
    }

    /** Whether a program asks, and not a browser for a page. */
    public static boolean isApi(String path) {
        return path.startsWith("/api/");
    }
}
