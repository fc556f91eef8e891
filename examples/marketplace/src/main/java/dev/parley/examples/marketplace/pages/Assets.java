// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Scripts, styles and pictures from this jar: compressed once, named by their content, and asked after again each time,
 * so that a new version is seen at once and an old one is never sent twice.
 */
public final class Assets {
    private static final String ROOT = "/marketplace/assets/";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*\\.([a-z0-9]+)");
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "js", "text/javascript;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "svg", "image/svg+xml",
            "json", "application/json",
            "png", "image/png",
            "webp", "image/webp",
            "woff2", "font/woff2",
            "webmanifest", "application/manifest+json");

    private static final Reply NONE = new Reply(
            404,
            Map.of("Cache-Control", "no-cache", "Content-Type", "text/plain;charset=UTF-8"),
            "There is no such file.".getBytes(StandardCharsets.UTF_8));

    private final Map<String, Asset> read = new ConcurrentHashMap<>();

    /**
     * What is answered.
     *
     * @param status 200, 304 when the browser has it already, or 404
     * @param body empty for a 304
     */
    @SuppressWarnings("ArrayRecordComponent") // carried from here to the framework, never compared
    public record Reply(int status, Map<String, String> headers, byte[] body) {}

    /**
     * The answer to a request for an asset.
     *
     * @param name the path after {@code /assets/}
     * @param accepted the header {@code Accept-Encoding}
     * @param known the header {@code If-None-Match}
     */
    public Reply reply(String name, Optional<String> accepted, Optional<String> known) {
        return find(name)
                .map(asset -> reply(asset, accepted.orElse(""), known.orElse("")))
                .orElse(NONE);
    }

    private static Reply reply(Asset asset, String accepted, String known) {
        boolean compressed = asset.shrinks() && takesGzip(accepted);
        Map<String, String> headers = new TreeMap<>();
        headers.put("Cache-Control", "no-cache");
        headers.put("ETag", asset.tag(compressed));
        headers.put("Vary", "Accept-Encoding");
        if (Arrays.asList(known.split("\\s*,\\s*", -1)).contains(asset.tag(compressed))) {
            return new Reply(304, headers, new byte[0]);
        }
        headers.put("Content-Type", asset.mediaType());
        if (compressed) {
            headers.put("Content-Encoding", "gzip");
        }
        return new Reply(200, headers, asset.bytes(compressed));
    }

    private static boolean takesGzip(String accepted) {
        return Arrays.stream(accepted.split(",", -1))
                .map(coding -> coding.replace(" ", ""))
                .anyMatch(coding -> coding.startsWith("gzip") && !coding.matches("gzip;q=0(\\.0*)?"));
    }

    private Optional<Asset> find(String name) {
        var matched = NAME.matcher(name);
        if (!matched.matches() || !MEDIA_TYPES.containsKey(matched.group(1))) {
            return Optional.empty();
        }
        String mediaType = MEDIA_TYPES.get(matched.group(1));
        Asset known = read.get(name);
        return known == null ? load(name, mediaType) : Optional.of(known);
    }

    private Optional<Asset> load(String name, String mediaType) {
        try (InputStream file = Assets.class.getResourceAsStream(ROOT + name)) {
            if (file == null) {
                return Optional.empty();
            }
            Asset asset = new Asset(mediaType, file.readAllBytes());
            read.put(name, asset);
            return Optional.of(asset);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
