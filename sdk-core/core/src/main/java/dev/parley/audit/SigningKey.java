// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/**
 * The key that signs receipts and deals, with its published half.
 *
 * @param published the name and the public key
 * @param privateKey the private key, which may live in a device that only signs
 * @since 0.1.0
 */
public record SigningKey(PublishedKey published, PrivateKey privateKey) {
    /** ES256 with the signature as 64 raw bytes, as a JWS has it. */
    static final String ALGORITHM = "SHA256withECDSAinP1363Format";

    /**
     * Signs once to see that the halves belong together.
     *
     * @throws IllegalArgumentException if they do not
     */
    public SigningKey {
        byte[] probe = {'p', 'a', 'r', 'l', 'e', 'y'};
        try {
            if (!verifies(published, probe, sign(privateKey, probe))) {
                throw new IllegalArgumentException("privateKey does not belong to the published key");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("privateKey must be able to sign with " + ALGORITHM, e);
        }
    }

    /** The name under which the key is published. */
    public String kid() {
        return published.kid();
    }

    byte[] sign(byte[] message) {
        try {
            return sign(privateKey, message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the signing key " + kid() + " could not sign", e);
        }
    }

    private static byte[] sign(PrivateKey key, byte[] message) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(key);
        signature.update(message);
        return signature.sign();
    }

    private static boolean verifies(PublishedKey key, byte[] message, byte[] made) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initVerify(key.key());
        signature.update(message);
        return signature.verify(made);
    }

    /** The name alone: the private key is never written. */
    @Override
    public String toString() {
        return "SigningKey[kid=" + kid() + "]";
    }
}
