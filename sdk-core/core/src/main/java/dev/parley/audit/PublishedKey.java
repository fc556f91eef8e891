// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.Text;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A public key that the service shows to everyone, so that its signatures can be verified without it (RFC 7517).
 *
 * @param kid its name, at most 128 characters
 * @param key a point on P-256
 * @since 0.1.0
 */
public record PublishedKey(String kid, ECPublicKey key) {
    /** The longest name, in UTF-16 units. */
    public static final int MAX_KID = 128;

    public PublishedKey {
        Text.requireId("kid", kid, MAX_KID);
        P256.require(key);
    }

    /** The key under the name that follows from it, its thumbprint (RFC 7638). */
    public static PublishedKey of(ECPublicKey key) {
        P256.require(key);
        return new PublishedKey(
                Base64Url.encode(Hash.sha256(point(key).build().canonical()).bytes()), key);
    }

    /** The key as a JWK. */
    public Json toJwk() {
        return point(key).put("alg", "ES256").put("kid", kid).put("use", "sig").build();
    }

    private static Json.Builder point(ECPublicKey key) {
        ECPoint point = key.getW();
        return Json.object()
                .put("kty", "EC")
                .put("crv", "P-256")
                .put("x", coordinate(point.getAffineX()))
                .put("y", coordinate(point.getAffineY()));
    }

    private static String coordinate(BigInteger value) {
        return Base64Url.encode(P256.bytes(value));
    }

    /**
     * Reads a JWK. Members that RFC 7517 knows and that change nothing here may be there too.
     *
     * @throws Json.Mismatch if it is no P-256 key for ES256 with a {@code kid}
     */
    public static PublishedKey fromJwk(Json jwk) {
        requireText(jwk, "kty", "EC");
        requireText(jwk, "crv", "P-256");
        jwk.find("alg").ifPresent(alg -> requireText(jwk, "alg", "ES256"));
        jwk.find("use").ifPresent(use -> requireText(jwk, "use", "sig"));
        if (jwk.find("d").isPresent()) {
            throw new Json.Mismatch("a published key must not hold a private one");
        }
        ECPoint point = new ECPoint(coordinate(jwk, "x"), coordinate(jwk, "y"));
        if (!P256.isOnCurve(point)) {
            throw new Json.Mismatch("x and y are no point on P-256");
        }
        return Strict.read(jwk, "kid", kid -> new PublishedKey(kid.text(), key(point)));
    }

    private static void requireText(Json jwk, String name, String value) {
        if (!jwk.get(name).equals(Json.of(value))) {
            throw new Json.Mismatch(name + " must be " + value);
        }
    }

    private static BigInteger coordinate(Json jwk, String name) {
        byte[] bytes = Strict.read(jwk, name, value -> Base64Url.decode(value.text()));
        if (bytes.length != P256.BYTES) {
            throw new Json.Mismatch(name + " must have " + P256.BYTES + " bytes");
        }
        return new BigInteger(1, bytes);
    }

    private static ECPublicKey key(ECPoint point) {
        try {
            return (ECPublicKey)
                    KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, P256.parameters()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform of this version has P-256", e);
        }
    }

    /** The keys as a JWK set. */
    public static Json toJwks(List<PublishedKey> keys) {
        return Json.object().put("keys", Json.array(keys, PublishedKey::toJwk)).build();
    }

    /**
     * Reads a JWK set. Keys of other types or curves are passed over, for the set may serve others too.
     *
     * @throws Json.Mismatch if it is none, or if a P-256 key in it is faulty or named twice
     */
    public static List<PublishedKey> fromJwks(Json jwks) {
        List<PublishedKey> keys = new ArrayList<>();
        for (Json jwk : Strict.read(jwks, "keys", Json::elements)) {
            if (isP256(jwk)) {
                keys.add(fromJwk(jwk));
            }
        }
        if (keys.stream().map(PublishedKey::kid).distinct().count() < keys.size()) {
            throw new Json.Mismatch("keys has one kid twice");
        }
        return List.copyOf(keys);
    }

    private static boolean isP256(Json jwk) {
        return jwk.find("kty").equals(Optional.of(Json.of("EC")))
                && jwk.find("crv").equals(Optional.of(Json.of("P-256")));
    }

    @Override
    public String toString() {
        return "PublishedKey[kid=" + kid + "]";
    }
}
