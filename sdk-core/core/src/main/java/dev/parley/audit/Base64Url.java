// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import dev.parley.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Base64url without padding (RFC 4648 section 5) in its one canonical form.
 *
 * @since 0.1.0
 */
public final class Base64Url {
    private Base64Url() {}

    /** The text of the bytes. */
    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * The bytes of a text that {@link #encode} wrote.
     *
     * @throws Json.Mismatch if the text is anything else, such as one with padding or with unused bits that are not zero
     */
    public static byte[] decode(String text) {
        try {
            byte[] given = text.getBytes(StandardCharsets.UTF_8);
            byte[] bytes = Base64.getUrlDecoder().decode(given);
            if (Arrays.equals(Base64.getUrlEncoder().withoutPadding().encode(bytes), given)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new Json.Mismatch("must be base64url without padding");
        }
        throw new Json.Mismatch("must be base64url without padding");
    }
}
