// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The media types of requests: what they bring and what they accept. */
final class MediaTypes {
    private MediaTypes() {}

    /** Whether a body is JSON in UTF-8. */
    static boolean isJson(List<String> contentType) {
        if (contentType.size() != 1) {
            return false;
        }
        String[] parts = contentType.get(0).toLowerCase(Locale.ROOT).split(";", -1);
        if (!parts[0].strip().equals(Reply.JSON)) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().replace("\"", "");
            if (!parameter.equals("charset=utf-8")) {
                return false;
            }
        }
        return true;
    }

    /** Whether a body comes as it is. */
    static boolean isPlain(List<String> contentEncoding) {
        return contentEncoding.stream()
                .flatMap(codings -> Stream.of(codings.split(",", -1)))
                .allMatch(coding -> coding.strip().equalsIgnoreCase("identity"));
    }

    /** Whether a client takes JSON; one that does not say takes everything. */
    static boolean acceptsJson(List<String> accept) {
        if (accept.isEmpty()) {
            return true;
        }
        for (String range : String.join(",", accept).toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = range.split(";", -1);
            String type = parts[0].strip();
            boolean names = type.equals("*/*") || type.equals("application/*") || type.equals(Reply.JSON);
            if (names && !isRefused(parts)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRefused(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].strip().matches("q=0(\\.0*)?")) {
                return true;
            }
        }
        return false;
    }
}
