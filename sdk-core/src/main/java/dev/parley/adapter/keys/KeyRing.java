package dev.parley.adapter.keys;

import dev.parley.audit.Base64Url;
import dev.parley.audit.PublishedKey;
import dev.parley.audit.SigningKey;
import dev.parley.model.Json;
import dev.parley.port.KeySource;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;

/**
 * What a key file holds: {@code {"format":"parley-keys/1", "mac", "privateKey" (PKCS #8), "publicKey" (JWK), "retired"
 * (JWKs)}}.
 *
 * @param mac 32 secret bytes as base64url, a text so that rings compare by value
 */
record KeyRing(SigningKey signing, List<PublishedKey> retired, String mac) {
    private static final String FORMAT = "parley-keys/1";

    KeyRing {
        retired = List.copyOf(retired);
    }

    static KeyRing fresh(SecureRandom random) {
        return new KeyRing(FreshKeys.signingKey(random), List.of(), Base64Url.encode(FreshKeys.macKey(random)));
    }

    /** A ring with a new signing key; the old one is retired, the MAC key stays. */
    KeyRing rotated(SecureRandom random) {
        return new KeyRing(FreshKeys.signingKey(random), published(), mac);
    }

    /** The current key and the retired ones, the latest first. */
    List<PublishedKey> published() {
        List<PublishedKey> keys = new ArrayList<>();
        keys.add(signing.published());
        keys.addAll(retired);
        return List.copyOf(keys);
    }

    Json toJson() {
        return Json.object()
                .put("format", FORMAT)
                .put("mac", mac)
                .put("privateKey", Base64Url.encode(signing.privateKey().getEncoded()))
                .put("publicKey", signing.published().toJwk())
                .put("retired", Json.array(retired, PublishedKey::toJwk))
                .build();
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static KeyRing fromJson(Json json) {
        if (!json.get("format").equals(Json.of(FORMAT))) {
            throw new Json.Mismatch("format must be " + FORMAT);
        }
        String mac = json.get("mac").text();
        if (Base64Url.decode(mac).length != KeySource.MAC_KEY_BYTES) {
            throw new Json.Mismatch("mac must have " + KeySource.MAC_KEY_BYTES + " bytes");
        }
        PublishedKey published = PublishedKey.fromJwk(json.get("publicKey"));
        SigningKey signing =
                new SigningKey(published, privateKey(json.get("privateKey").text()));
        KeyRing ring = new KeyRing(signing, json.get("retired").list(PublishedKey::fromJwk), mac);
        if (ring.published().stream().map(PublishedKey::kid).distinct().count() <= ring.retired.size()) {
            throw new Json.Mismatch("a kid is there twice");
        }
        return ring;
    }

    private static PrivateKey privateKey(String encoded) {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(Base64Url.decode(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("privateKey must be a PKCS #8 key of P-256", e);
        }
    }

    /** The names alone. */
    @Override
    public String toString() {
        return "KeyRing" + published();
    }
}
