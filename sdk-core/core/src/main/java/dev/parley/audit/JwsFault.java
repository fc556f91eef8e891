// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

/**
 * Why a signed document is not accepted, in the order in which it is checked.
 *
 * @since 0.1.0
 */
public enum JwsFault {
    /** Longer than {@link JwsVerifier#MAX_LENGTH}. */
    TOO_LONG("it is too long"),
    /** Not three parts, or a part is not canonical base64url. */
    FORM("it is not three parts of canonical base64url"),
    /** The header is no JSON object of {@code alg}, {@code kid} and {@code typ}, each a text. */
    HEADER("its header does not have alg, kid and typ alone"),
    /** The algorithm is not ES256. */
    ALGORITHM("its algorithm is not ES256"),
    /** The type is another than expected. */
    TYPE("its type is not the expected one"),
    /** No published key has that name. */
    UNKNOWN_KEY("no published key has its kid"),
    /** The signature has another form than 64 bytes of two numbers in range, or does not verify. */
    SIGNATURE("its signature does not verify"),
    /** The payload is not a JSON object in canonical form. */
    PAYLOAD("its payload is not a canonical JSON object"),
    /** It was signed together with others, and is not shown to be among them. */
    TREE("it is not among those that were signed together");

    private final String words;

    JwsFault(String words) {
        this.words = words;
    }

    /** A clause in English. */
    public String words() {
        return words;
    }
}
