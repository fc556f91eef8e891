// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.keys;

import dev.parley.audit.Base64Url;
import dev.parley.audit.PublishedKey;
import dev.parley.audit.SigningKey;
import dev.parley.model.Bytes;
import dev.parley.model.Json;
import dev.parley.port.KeySource;
import dev.parley.port.SealingKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;

/**
 * What a key file holds: {@code {"format":"parley-keys/1", "mac", "privateKey" (PKCS #8), "publicKey" (JWK), "retired"
 * (JWKs), "sealing" ({id, secret}, the latest first)}}. A ring that was never rotated has no sealing keys: theirs is
 * derived from the MAC key.
 *
 * @param mac 32 secret bytes as base64url, a text so that rings compare by value
 */
record KeyRing(SigningKey signing, List<PublishedKey> retired, String mac, List<SealingKey> sealing) {
    private static final String FORMAT = "parley-keys/1";

    KeyRing {
        retired = List.copyOf(retired);
        sealing = List.copyOf(sealing);
    }

    static KeyRing fresh(SecureRandom random) {
        return new KeyRing(
                FreshKeys.signingKey(random), List.of(), Base64Url.encode(FreshKeys.macKey(random)), List.of());
    }

    /** A ring with new signing and sealing keys; the old ones are retired, the MAC key stays. */
    KeyRing rotated(SecureRandom random) {
        List<SealingKey> keys = new ArrayList<>();
        keys.add(FreshKeys.sealingKey(random));
        keys.addAll(sealing);
        return new KeyRing(FreshKeys.signingKey(random), published(), mac, keys);
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
                .put("sealing", Json.array(sealing, KeyRing::toJson))
                .build();
    }

    private static Json toJson(SealingKey key) {
        return Json.object()
                .put("id", key.id())
                .put("secret", Base64Url.encode(key.secret().toArray()))
                .build();
    }

    private static SealingKey sealingKey(Json json) {
        return new SealingKey(
                json.get("id").text(),
                Bytes.of(Base64Url.decode(json.get("secret").text())));
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
        KeyRing ring = new KeyRing(signing, json.get("retired").list(PublishedKey::fromJwk), mac, sealing(json));
        if (ring.published().stream().map(PublishedKey::kid).distinct().count() <= ring.retired.size()) {
            throw new Json.Mismatch("a kid is there twice");
        }
        return ring;
    }

    /**
     * The sealing keys, that for new seals first.
     *
     * @param derived the one that is derived from the MAC key: what was sealed before the first rotation needs it
     */
    List<SealingKey> sealingKeys(SealingKey derived) {
        List<SealingKey> keys = new ArrayList<>(sealing);
        keys.add(derived);
        return keys;
    }

    /** A file from before there were any has none. */
    private static List<SealingKey> sealing(Json json) {
        return json.find("sealing").map(keys -> keys.list(KeyRing::sealingKey)).orElse(List.of());
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
