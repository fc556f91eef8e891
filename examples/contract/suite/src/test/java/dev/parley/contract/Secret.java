// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import dev.parley.adapter.json.StrictJson;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What one party keeps to itself.
 *
 * @param prices best prices by item, in cents
 * @param fair fair prices by item, in cents
 * @param nonces by item
 */
record Secret(Map<String, Long> prices, Map<String, Long> fair, Map<String, String> nonces) {
    /** A number of more digits than chance puts together. */
    static final long HIGH = 1_234_567_890_127L;

    static final long LOW = 7_654_321;

    /** Both items, with all that a statement can have, and prices of 13 digits. */
    static Secret much() {
        return new Secret(
                Map.of("lamp", HIGH, "vase", 2_345_678_901_239L),
                Map.of("lamp", 1_111_111_222_223L, "vase", 2_222_222_333_337L),
                Map.of("lamp", "n0nce".repeat(12) + "abcd", "vase", "s3cret".repeat(10)));
    }

    /** One item, its price alone, of 7 digits. */
    static Secret little() {
        return new Secret(Map.of("lamp", LOW), Map.of(), Map.of());
    }

    /** The prices alone, for protocols that know of nothing else. */
    Secret plain() {
        return new Secret(prices, Map.of(), Map.of());
    }

    /** A seller's: it finds fair no less than it takes. */
    Secret sellers() {
        Map<String, Long> above = prices.entrySet().stream()
                .filter(price -> fair.containsKey(price.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, price -> price.getValue() + 3_333_333));
        return new Secret(prices, above, nonces);
    }

    String submit() {
        return move("submit", payload());
    }

    String reveal(String salt) {
        return move("reveal", payload().put("salt", salt));
    }

    /** What is committed to, as the documentation says. */
    String commitment(String negotiation, String seat, String salt) {
        Json content = Json.object()
                .put("format", "parley-commitment/1")
                .put("negotiation", negotiation)
                .put("seat", seat)
                .put("salt", salt)
                .put("items", items())
                .put("fairPrices", numbers(fair))
                .put("nonces", texts(nonces))
                .build();
        return Hash.sha256(content.canonical()).hex();
    }

    private String move(String kind, Json.Builder payload) {
        Json.Builder move = Json.object().put("kind", kind).put("items", items());
        Json more = payload.build();
        return (more.members().isEmpty() ? move : move.put("payload", more))
                .build()
                .canonicalText();
    }

    private Json.Builder payload() {
        Json.Builder payload = Json.object();
        if (!fair.isEmpty()) {
            payload.put("fairPrices", numbers(fair));
        }
        return nonces.isEmpty() ? payload : payload.put("nonces", texts(nonces));
    }

    private Json items() {
        return Json.array(
                List.copyOf(new TreeMap<>(prices).entrySet()),
                price -> read("{\"item\":\"" + price.getKey() + "\",\"values\":{\"price\":"
                        + Shop.euros(price.getValue()) + "}}"));
    }

    private static Json read(String text) {
        return StrictJson.read(text.getBytes(StandardCharsets.UTF_8)).match(good -> good, bad -> {
            throw new AssertionError(text);
        });
    }

    private static Json numbers(Map<String, Long> byItem) {
        Json.Builder json = Json.object();
        byItem.forEach(json::put);
        return json.build();
    }

    private static Json texts(Map<String, String> byItem) {
        Json.Builder json = Json.object();
        byItem.forEach(json::put);
        return json.build();
    }

    /** Reserves, by item. */
    String reserves() {
        return Json.object().put("reserves", numbers(prices)).build().canonicalText();
    }

    /**
     * Everything that a copy of the tables must not hold: each number and nonce in every usual way of writing it, and
     * the hashes of whatever could have been hashed without a salt.
     *
     * @param stated what the party was answered, in which its statement stands as the service keeps it
     */
    Map<String, String> traces(List<Json> stated) {
        Map<String, String> traces = new LinkedHashMap<>();
        Set<String> preimages = new TreeSet<>(List.of(submit(), items().canonicalText(), reserves()));
        for (long number : numbers()) {
            preimages.addAll(written(number));
            traces.put("decimal " + number, Long.toString(number));
            traces.put("with a point " + number, number / 100 + "." + number % 100);
            traces.put("grouped " + number, String.format(Locale.ROOT, "%,d", number));
            traces.put("big end first " + number, hex(number, ByteOrder.BIG_ENDIAN));
            traces.put("little end first " + number, hex(number, ByteOrder.LITTLE_ENDIAN));
            traces.putAll(inBase64(Long.toString(number)));
            preimages.add(raw(number, ByteOrder.BIG_ENDIAN));
            preimages.add(raw(number, ByteOrder.LITTLE_ENDIAN));
        }
        nonces.values().forEach(nonce -> traces.put("nonce " + nonce, nonce));
        nonces.values().forEach(nonce -> traces.putAll(inBase64(nonce)));
        items().elements().forEach(item -> preimages.add(item.canonicalText()));
        stated.forEach(json -> within(json, preimages));
        preimages.forEach(preimage -> traces.putAll(hashed(preimage)));
        return traces;
    }

    private List<Long> numbers() {
        List<Long> numbers = new ArrayList<>(prices.values());
        numbers.addAll(fair.values());
        return numbers;
    }

    private static List<String> written(long number) {
        return List.of(
                Long.toString(number),
                Shop.euros(number),
                "{\"currency\":\"EUR\",\"minorUnits\":" + number + "}",
                "{\"price\":" + number + "}",
                "\"" + number + "\"");
    }

    /** Whatever was stated or is made of it, part by part. */
    private void within(Json json, Set<String> found) {
        String text = json.canonicalText();
        if (numbers().stream().noneMatch(number -> text.contains(Long.toString(number)))) {
            return;
        }
        found.add(text);
        if (text.startsWith("{")) {
            json.members().values().forEach(member -> within(member, found));
        } else if (text.startsWith("[")) {
            json.elements().forEach(element -> within(element, found));
        }
    }

    private static Map<String, String> hashed(String preimage) {
        byte[] hash =
                Hash.sha256(preimage.getBytes(StandardCharsets.ISO_8859_1)).bytes();
        return Map.of(
                "SHA-256 of " + preimage, HexFormat.of().formatHex(hash),
                "SHA-256 in base 64 of " + preimage,
                        Base64.getEncoder().withoutPadding().encodeToString(hash),
                "SHA-256 in base 64 for URLs of " + preimage,
                        Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    }

    /** However the text lies in what is encoded: three ways, less what its neighbours have a share in. */
    private static Map<String, String> inBase64(String text) {
        Map<String, String> found = new LinkedHashMap<>();
        for (int shift = 0; shift < 3; shift++) {
            String shifted = "\0".repeat(shift) + text;
            String encoded =
                    Base64.getEncoder().withoutPadding().encodeToString(shifted.getBytes(StandardCharsets.UTF_8));
            int from = shift == 0 ? 0 : shift + 1;
            int whole = shifted.length() / 3 * 4;
            found.put("base 64, " + shift + ", of " + text, encoded.substring(from, whole));
        }
        return found;
    }

    private static String hex(long number, ByteOrder order) {
        return HexFormat.of().formatHex(bytes(number, order));
    }

    private static String raw(long number, ByteOrder order) {
        return new String(bytes(number, order), StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(long number, ByteOrder order) {
        return ByteBuffer.allocate(Long.BYTES).order(order).putLong(number).array();
    }
}
