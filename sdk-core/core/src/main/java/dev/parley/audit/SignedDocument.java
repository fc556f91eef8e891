// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import dev.parley.model.Hash;
import dev.parley.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A JSON object signed as a compact JWS (RFC 7515) with ES256, alone or together with others.
 *
 * <p>Together one signature is over the root of a Merkle tree (RFC 9162), for a signature costs more than all that it signs.
 * Each is then {@code jws~object~index~path}: a JWS of {@code {"root", "size"}}, the object, its place from 0, and the hashes
 * beside its way to the root, the lowest first. The object is base64url, the path hexadecimal.
 *
 * @param compact header, payload and signature, base64url, joined by dots; and where it was signed together with others,
 *     what shows that it is among them
 * @since 0.1.0
 */
public record SignedDocument(String compact) {
    /** The type of a receipt. */
    public static final String RECEIPT = "parley-receipt+jws";

    /** The type of a deal. */
    public static final String DEAL = "parley-deal+jws";

    /**
     * Signs an object's canonical bytes.
     *
     * @param type {@link #RECEIPT}, {@link #DEAL} or another, so that none passes for another
     */
    public static SignedDocument sign(SigningKey key, String type, Json payload) {
        if (!(payload instanceof Json.Obj)) {
            throw new IllegalArgumentException("payload must be an object");
        }
        Json header = Json.object()
                .put("alg", "ES256")
                .put("kid", key.kid())
                .put("typ", type)
                .build();
        String signed = Base64Url.encode(header.canonical()) + "." + Base64Url.encode(payload.canonical());
        byte[] signature = key.sign(signed.getBytes(StandardCharsets.US_ASCII));
        return new SignedDocument(signed + "." + Base64Url.encode(signature));
    }

    /**
     * Signs several objects at once; one alone as {@link #sign(SigningKey, String, Json)} does. Whoever has one of them
     * learns how many they are, and nothing of the others.
     *
     * @param payloads at least one
     * @return the documents in that order
     */
    public static List<SignedDocument> signAll(SigningKey key, String type, List<Json> payloads) {
        if (payloads.size() == 1) {
            return List.of(sign(key, type, payloads.get(0)));
        }
        List<byte[]> objects = payloads.stream().map(Json::canonical).toList();
        List<Hash> leaves = objects.stream().map(HashTree::leaf).toList();
        Json tree = Json.object()
                .put("root", HashTree.root(leaves).hex())
                .put("size", leaves.size())
                .build();
        String jws = sign(key, type, tree).compact();
        List<SignedDocument> documents = new ArrayList<>();
        for (int index = 0; index < objects.size(); index++) {
            String path = HashTree.path(index, leaves).stream().map(Hash::hex).collect(Collectors.joining());
            documents.add(new SignedDocument(
                    String.join("~", jws, Base64Url.encode(objects.get(index)), String.valueOf(index), path)));
        }
        return documents;
    }

    @Override
    public String toString() {
        return compact;
    }
}
