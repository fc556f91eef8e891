package dev.parley.audit;

import dev.parley.model.Json;
import java.nio.charset.StandardCharsets;

/**
 * A JSON object signed as a compact JWS (RFC 7515) with ES256.
 *
 * @param compact header, payload and signature, base64url, joined by dots
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

    @Override
    public String toString() {
        return compact;
    }
}
