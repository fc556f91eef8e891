// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * What a marketplace answered, as far as it matters.
 *
 * @param headers those that the marketplace itself decides, by name in lower case
 * @param text the body, out of its compression
 */
record Answer(int status, SortedMap<String, String> headers, String text) {
    /**
     * Left out: {@code Date}; what speaks of the connection or frames the body; {@code Vary} and {@code Content-Length}
     * of what a framework may or may not compress on its way.
     */
    private static final List<String> COMPARED = List.of(
            "allow",
            "cache-control",
            "content-disposition",
            "content-encoding",
            "content-security-policy",
            "content-type",
            "cross-origin-opener-policy",
            "cross-origin-resource-policy",
            "etag",
            "idempotent-replayed",
            "location",
            "referrer-policy",
            "retry-after",
            "set-cookie",
            "www-authenticate",
            "x-content-type-options");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Answer of(HttpResponse<byte[]> response) {
        SortedMap<String, String> headers = new TreeMap<>();
        for (String name : COMPARED) {
            List<String> values = response.headers().allValues(name);
            if (!values.isEmpty()) {
                headers.put(name, name.equals("set-cookie") ? cookie(values) : String.join(" | ", values));
            }
        }
        headers.computeIfPresent(
                "content-type", (name, type) -> type.toLowerCase(Locale.ROOT).replace(" ", ""));
        return new Answer(response.statusCode(), headers, text(response));
    }

    /** A cookie's attributes in any order and case, without the instant, which {@code Max-Age} says already. */
    private static String cookie(List<String> values) {
        return values.stream()
                .flatMap(value -> Stream.of(value.split("\\s*;\\s*", -1)))
                .map(part -> part.startsWith("fairhand-session=") ? part : part.toLowerCase(Locale.ROOT))
                .filter(part -> !part.startsWith("expires="))
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private static String text(HttpResponse<byte[]> response) {
        byte[] body = response.body();
        return new String(isGzipped(response.headers()) ? unzipped(body) : body, StandardCharsets.UTF_8);
    }

    private static boolean isGzipped(HttpHeaders headers) {
        return headers.firstValue("Content-Encoding").orElse("").equals("gzip");
    }

    private static byte[] unzipped(byte[] body) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What differs from another answer; a JSON object's members may stand in any order. */
    List<String> differences(Answer other) {
        List<String> found = new ArrayList<>();
        if (status != other.status) {
            found.add("status " + status + " and " + other.status);
        }
        if (!headers.equals(other.headers)) {
            found.add("headers " + headers + " and " + other.headers);
        }
        boolean json = header("content-type").contains("json") && !text.isEmpty() && !other.text.isEmpty();
        boolean same = json ? json().equals(other.json()) : text.equals(other.text);
        if (!same) {
            found.add("body " + text + " and " + other.text);
        }
        return found;
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    JsonNode json() {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    /** A problem's code; empty for what is no problem. */
    String code() {
        return header("content-type").equals("application/problem+json")
                ? json().get("code").asText()
                : "";
    }
}
