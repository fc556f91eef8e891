// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.command;

import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.port.KeySource;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A keyed hash (HMAC-SHA-256 under the host's MAC key) by which Parley finds again what it does not keep in the clear.
 * Without the key nothing can be guessed from it; but equal contents have equal ones, so that a content begins with whose
 * it is and where.
 */
public final class Fingerprint {
    private static final String MAC = "HmacSHA256";

    private Fingerprint() {}

    /**
     * The fingerprint of a content.
     *
     * @param purpose what for; two that differ have different fingerprints
     */
    public static Hash of(KeySource keys, String purpose, List<Json> content) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(keys.macKey(), MAC));
            byte[] canonical =
                    Json.array(List.of(Json.of(purpose), Json.array(content))).canonical();
            return new Hash(HexFormat.of().formatHex(mac.doFinal(canonical)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        }
    }
}
