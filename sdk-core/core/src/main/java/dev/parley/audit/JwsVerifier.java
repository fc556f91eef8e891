// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import dev.parley.model.Hash;
import dev.parley.model.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies compact JWS with published keys, and takes only what {@link SignedDocument#sign} makes: ES256, the three
 * header members, canonical base64url and a canonical payload. The document never chooses algorithm or key material.
 *
 * @since 0.1.0
 */
public final class JwsVerifier {
    /** The longest document, in characters. */
    public static final int MAX_LENGTH = 1 << 20;

    /** The length of a hash in hexadecimal. */
    private static final int HASH = 64;

    private static final Set<String> HEADER = Set.of("alg", "kid", "typ");

    private final Map<String, PublishedKey> keys = new HashMap<>();

    /**
     * A verifier that trusts those keys.
     *
     * @throws IllegalArgumentException if two have the same name
     */
    public JwsVerifier(List<PublishedKey> keys) {
        for (PublishedKey key : keys) {
            if (this.keys.put(key.kid(), key) != null) {
                throw new IllegalArgumentException("keys has one kid twice");
            }
        }
    }

    /**
     * Verifies a document of one type.
     *
     * @param type such as {@link SignedDocument#RECEIPT}
     */
    public JwsVerification verify(String compact, String type) {
        if (compact.length() > MAX_LENGTH) {
            return rejected(JwsFault.TOO_LONG);
        }
        String[] together = compact.split("~", -1);
        if (together.length == 1) {
            return alone(compact, type);
        }
        return together.length == 4
                ? alone(together[0], type).match(tree -> among(together, tree), rejection -> rejection)
                : rejected(JwsFault.FORM);
    }

    /** The object of a document that was signed together with others. */
    private static JwsVerification among(String[] together, JwsVerification.Verified tree) {
        try {
            byte[] object = bytes(together[1]);
            Optional<Hash> root = HashTree.rootAbove(
                    HashTree.leaf(object),
                    index(together[2]),
                    Math.toIntExact(tree.payload().get("size").integer()),
                    path(together[3]));
            boolean signed = root.map(Hash::hex)
                    .filter(tree.payload().get("root").text()::equals)
                    .isPresent();
            return signed ? payload(tree.kid(), object) : rejected(JwsFault.TREE);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return rejected(JwsFault.FORM);
        }
    }

    private static int index(String text) {
        if (!text.matches("0|[1-9][0-9]{0,8}")) {
            throw new Json.Mismatch("must be a place");
        }
        return Integer.parseInt(text);
    }

    private static List<Hash> path(String text) {
        if (text.length() % HASH != 0) {
            throw new Json.Mismatch("must be hashes");
        }
        List<Hash> path = new ArrayList<>();
        for (int from = 0; from < text.length(); from += HASH) {
            path.add(new Hash(text.substring(from, from + HASH)));
        }
        return path;
    }

    private JwsVerification alone(String compact, String type) {
        String[] parts = compact.split("\\.", -1);
        if (parts.length != 3) {
            return rejected(JwsFault.FORM);
        }
        try {
            return verify(parts, List.of(bytes(parts[0]), bytes(parts[1]), bytes(parts[2])), type);
        } catch (Json.Mismatch e) {
            return rejected(JwsFault.FORM);
        }
    }

    private static byte[] bytes(String part) {
        return Base64Url.decode(part);
    }

    private JwsVerification verify(String[] parts, List<byte[]> bytes, String type) {
        Map<String, Json> header = members(bytes.get(0));
        boolean wellFormed =
                header.keySet().equals(HEADER) && header.values().stream().allMatch(Json.Str.class::isInstance);
        if (!wellFormed) {
            return rejected(JwsFault.HEADER);
        }
        if (!Json.of("ES256").equals(header.get("alg"))) {
            return rejected(JwsFault.ALGORITHM);
        }
        if (!Json.of(type).equals(header.get("typ"))) {
            return rejected(JwsFault.TYPE);
        }
        PublishedKey key = keys.get(new Json.Obj(header).get("kid").text());
        if (key == null) {
            return rejected(JwsFault.UNKNOWN_KEY);
        }
        byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        if (!isSignedBy(key, signed, bytes.get(2))) {
            return rejected(JwsFault.SIGNATURE);
        }
        return payload(key.kid(), bytes.get(1));
    }

    /** The members of an object; none if the bytes are something else. */
    private static Map<String, Json> members(byte[] bytes) {
        try {
            return JsonReader.read(bytes, MAX_LENGTH).members();
        } catch (Json.Mismatch e) {
            return Map.of();
        }
    }

    private static boolean isSignedBy(PublishedKey key, byte[] signed, byte[] made) {
        if (!P256.isSignature(made)) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(SigningKey.ALGORITHM);
            signature.initVerify(key.key());
            signature.update(signed);
            return signature.verify(made);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the platform could not verify with " + SigningKey.ALGORITHM, e);
        }
    }

    private static JwsVerification payload(String kid, byte[] bytes) {
        try {
            Json payload = JsonReader.read(bytes, MAX_LENGTH);
            return payload instanceof Json.Obj && Arrays.equals(payload.canonical(), bytes)
                    ? new JwsVerification.Verified(kid, payload)
                    : rejected(JwsFault.PAYLOAD);
        } catch (Json.Mismatch e) {
            return rejected(JwsFault.PAYLOAD);
        }
    }

    private static JwsVerification rejected(JwsFault fault) {
        return new JwsVerification.Rejected(fault);
    }
}
