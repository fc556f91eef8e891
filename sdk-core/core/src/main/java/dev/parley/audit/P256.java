// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.util.Arrays;

/** The curve of ES256 (RFC 7518 section 3.4), checked here because not every Java platform checks it. */
final class P256 {
    /** The length of a coordinate and of each half of a signature, in bytes. */
    static final int BYTES = 32;

    private static final ECParameterSpec PARAMETERS = load();

    private P256() {}

    static ECParameterSpec parameters() {
        return PARAMETERS;
    }

    private static ECParameterSpec load() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform of this version has P-256", e);
        }
    }

    /**
     * Refuses a key on another curve or off its curve.
     *
     * @throws IllegalArgumentException then
     */
    static void require(ECPublicKey key) {
        ECParameterSpec given = key.getParams();
        boolean same = given.getCurve().equals(PARAMETERS.getCurve())
                && given.getGenerator().equals(PARAMETERS.getGenerator())
                && given.getOrder().equals(PARAMETERS.getOrder())
                && given.getCofactor() == PARAMETERS.getCofactor();
        if (!same || !isOnCurve(key.getW())) {
            throw new IllegalArgumentException("key must be a point on P-256");
        }
    }

    /** Whether y² = x³ + ax + b holds in the field. */
    static boolean isOnCurve(ECPoint point) {
        if (point.equals(ECPoint.POINT_INFINITY)) {
            return false;
        }
        BigInteger p = ((ECFieldFp) PARAMETERS.getCurve().getField()).getP();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        if (x.signum() < 0 || y.signum() < 0 || x.compareTo(p) >= 0 || y.compareTo(p) >= 0) {
            return false;
        }
        BigInteger right = x.pow(3)
                .add(PARAMETERS.getCurve().getA().multiply(x))
                .add(PARAMETERS.getCurve().getB());
        return y.pow(2).subtract(right).mod(p).signum() == 0;
    }

    /** Whether both halves lie between 1 and the order less 1; some platforms took zeros for a valid signature. */
    static boolean isSignature(byte[] signature) {
        return signature.length == 2 * BYTES
                && isScalar(Arrays.copyOfRange(signature, 0, BYTES))
                && isScalar(Arrays.copyOfRange(signature, BYTES, 2 * BYTES));
    }

    private static boolean isScalar(byte[] bytes) {
        BigInteger value = new BigInteger(1, bytes);
        return value.signum() > 0 && value.compareTo(PARAMETERS.getOrder()) < 0;
    }

    /** A coordinate in its 32 bytes. */
    static byte[] bytes(BigInteger coordinate) {
        byte[] signed = coordinate.toByteArray();
        byte[] bytes = new byte[BYTES];
        int length = Math.min(signed.length, BYTES);
        System.arraycopy(signed, signed.length - length, bytes, BYTES - length, length);
        return bytes;
    }
}
