// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import dev.parley.adapter.keys.EphemeralKeys;
import dev.parley.model.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JwsVerifierTest {
    private static final String TYPE = SignedDocument.RECEIPT;

    private final SigningKey key = new EphemeralKeys().signingKey();
    private final JwsVerifier verifier = new JwsVerifier(List.of(key.published()));
    private final Json payload = Json.object().put("b", "é😀").put("a", 1).build();
    private final String compact = SignedDocument.sign(key, TYPE, payload).compact();
    private final String[] parts = compact.split("\\.", -1);

    @Test
    void verifies_what_was_signed() {
        JwsVerification.Verified verified = (JwsVerification.Verified) verifier.verify(compact, TYPE);
        assertThat(verified.kid()).isEqualTo(key.kid());
        assertThat(verified.payload().canonicalText()).isEqualTo(payload.canonicalText());
    }

    @Test
    void another_library_verifies_what_was_signed() throws ParseException, JOSEException {
        var jwk = JWKSet.parse(PublishedKey.toJwks(List.of(key.published())).canonicalText())
                .getKeyByKeyId(key.kid());
        assertThat(JWSObject.parse(compact).verify(new ECDSAVerifier(jwk.toECKey())))
                .isTrue();
        assertThat(jwk.computeThumbprint()).hasToString(key.kid());
    }

    @Test
    void verifies_what_another_library_signed() throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(key.kid())
                .type(new JOSEObjectType(TYPE))
                .build();
        JWSObject made = new JWSObject(header, new Payload(payload.canonical()));
        made.sign(new ECDSASigner(key.privateKey(), Curve.P_256));
        assertThat(verifier.verify(made.serialize(), TYPE)).isInstanceOf(JwsVerification.Verified.class);
    }

    /** So the text of a document names nothing; what it says does. */
    @Test
    void every_signature_has_a_twin_that_verifies_too_and_vouches_for_the_same() {
        byte[] twin = Base64Url.decode(parts[2]);
        BigInteger half = new BigInteger(1, Arrays.copyOfRange(twin, 32, 64));
        System.arraycopy(P256.bytes(P256.parameters().getOrder().subtract(half)), 0, twin, 32, 32);
        String other = parts[0] + "." + parts[1] + "." + Base64Url.encode(twin);

        assertThat(other).isNotEqualTo(compact);
        assertThat(verifier.verify(other, TYPE)).isEqualTo(verifier.verify(compact, TYPE));
    }

    @Test
    void every_changed_character_is_found() {
        for (int at = 0; at < compact.length(); at++) {
            for (char c : new char[] {'A', 'B', '_', '.', '=', ' ', 'é'}) {
                if (compact.charAt(at) != c) {
                    String changed = compact.substring(0, at) + c + compact.substring(at + 1);
                    assertThat(verifier.verify(changed, TYPE)).isInstanceOf(JwsVerification.Rejected.class);
                }
            }
            assertThat(verifier.verify(compact.substring(0, at), TYPE)).isInstanceOf(JwsVerification.Rejected.class);
        }
    }

    @Test
    void each_fault_has_its_name() throws GeneralSecurityException {
        assertFault(JwsFault.TOO_LONG, "a".repeat(JwsVerifier.MAX_LENGTH + 1));
        assertFault(JwsFault.FORM, "");
        assertFault(JwsFault.FORM, compact + ".");
        assertFault(JwsFault.FORM, compact + "\n");
        assertFault(JwsFault.FORM, compact + "=");
        assertFault(JwsFault.FORM, parts[0] + "." + parts[1]);
        assertFault(JwsFault.FORM, unusedBitSet());
        assertFault(JwsFault.HEADER, signed("{}"));
        assertFault(JwsFault.HEADER, signed("no json"));
        assertFault(JwsFault.HEADER, signed(header("ES256", TYPE, key.kid()).replace("}", ",\"crit\":[\"b64\"]}")));
        assertFault(JwsFault.HEADER, signed(header("ES256", TYPE, key.kid()).replace("}", ",\"alg\":\"none\"}")));
        assertFault(JwsFault.HEADER, signed("{\"alg\":\"ES256\",\"kid\":1,\"typ\":\"" + TYPE + "\"}"));
        assertFault(JwsFault.ALGORITHM, signed(header("none", TYPE, key.kid())));
        assertFault(JwsFault.ALGORITHM, encoded(header("none", TYPE, key.kid())) + "." + parts[1] + ".");
        assertFault(JwsFault.ALGORITHM, signed(header("HS256", TYPE, key.kid())));
        assertFault(JwsFault.ALGORITHM, signed(header("es256", TYPE, key.kid())));
        assertFault(JwsFault.TYPE, signed(header("ES256", SignedDocument.DEAL, key.kid())));
        assertFault(JwsFault.UNKNOWN_KEY, signed(header("ES256", TYPE, "other")));
        assertFault(JwsFault.PAYLOAD, signed(header("ES256", TYPE, key.kid()), "{\"b\":1, \"a\":2}"));
        assertFault(JwsFault.PAYLOAD, signed(header("ES256", TYPE, key.kid()), "{\"a\":1.0}"));
        assertFault(JwsFault.PAYLOAD, signed(header("ES256", TYPE, key.kid()), "[]"));
    }

    @Test
    void refuses_signatures_of_any_other_form() {
        byte[] good = Base64Url.decode(parts[2]);
        assertThat(P256.isSignature(good)).isTrue();
        byte[] zeros = new byte[64];
        byte[] zeroR = good.clone();
        Arrays.fill(zeroR, 0, 32, (byte) 0);
        byte[] huge = good.clone();
        Arrays.fill(huge, 32, 64, (byte) 0xff);
        for (byte[] bad : List.of(
                zeros,
                zeroR,
                huge,
                new byte[0],
                Arrays.copyOf(good, 63),
                Arrays.copyOf(good, 65),
                Arrays.copyOf(good, 128))) {
            assertThat(P256.isSignature(bad)).isFalse();
            assertFault(JwsFault.SIGNATURE, parts[0] + "." + parts[1] + "." + Base64Url.encode(bad));
        }
    }

    @Test
    void refuses_a_signature_as_der() throws GeneralSecurityException {
        byte[] der = signature("SHA256withECDSA", key.privateKey(), parts[0] + "." + parts[1]);
        assertFault(JwsFault.SIGNATURE, parts[0] + "." + parts[1] + "." + Base64Url.encode(der));
    }

    @Test
    void refuses_another_keys_signature_under_this_name() {
        PublishedKey posing = new PublishedKey(
                key.kid(), new EphemeralKeys().signingKey().published().key());
        assertThat(new JwsVerifier(List.of(posing)).verify(compact, TYPE))
                .isEqualTo(new JwsVerification.Rejected(JwsFault.SIGNATURE));
    }

    @Test
    void retired_keys_verify_still() {
        JwsVerifier later =
                new JwsVerifier(List.of(new EphemeralKeys().signingKey().published(), key.published()));
        assertThat(later.verify(compact, TYPE)).isInstanceOf(JwsVerification.Verified.class);
        assertThatThrownBy(() -> new JwsVerifier(List.of(key.published(), key.published())))
                .hasMessageContaining("twice");
    }

    @Test
    void a_key_reads_back_from_its_jwk_and_a_set_may_hold_others() {
        Json foreign = Json.object().put("kty", "RSA").put("kid", key.kid()).build();
        Json set = Json.object()
                .put("keys", Json.array(List.of(foreign, key.published().toJwk())))
                .build();
        assertThat(PublishedKey.fromJwks(set)).containsExactly(key.published());
    }

    @Test
    void refuses_jwks_that_are_no_public_key_on_the_curve() {
        Json jwk = key.published().toJwk();
        for (Json bad : List.of(
                with(jwk, "x", Base64Url.encode(new byte[32])),
                with(jwk, "x", Base64Url.encode(new byte[31])),
                with(jwk, "y", jwk.get("y").text() + "A"),
                with(jwk, "d", Base64Url.encode(new byte[32])),
                with(jwk, "alg", "ES384"),
                with(jwk, "use", "enc"),
                with(jwk, "crv", "P-384"),
                with(jwk, "kty", "OKP"),
                with(jwk, "kid", " "))) {
            assertThatThrownBy(() -> PublishedKey.fromJwk(bad)).isInstanceOf(Json.Mismatch.class);
        }
    }

    @Test
    void refuses_a_key_of_another_curve_and_halves_that_do_not_match() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp384r1"));
        ECPublicKey larger = (ECPublicKey) generator.generateKeyPair().getPublic();
        assertThatThrownBy(() -> PublishedKey.of(larger)).hasMessageContaining("P-256");
        PublishedKey other = new EphemeralKeys().signingKey().published();
        assertThatThrownBy(() -> new SigningKey(other, key.privateKey())).hasMessageContaining("does not belong");
    }

    @Test
    void a_signing_key_never_prints_its_private_half() {
        assertThat(key).hasToString("SigningKey[kid=" + key.kid() + "]");
    }

    private void assertFault(JwsFault fault, String document) {
        assertThat(verifier.verify(document, TYPE)).as(document).isEqualTo(new JwsVerification.Rejected(fault));
    }

    /** The last character of a 64-byte signature carries four unused bits; one is set here. */
    private String unusedBitSet() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        char last = compact.charAt(compact.length() - 1);
        return compact.substring(0, compact.length() - 1) + alphabet.charAt(alphabet.indexOf(last) + 1);
    }

    private static Json with(Json object, String name, String value) {
        Json.Builder changed = Json.object();
        object.members().forEach(changed::put);
        return changed.put(name, value).build();
    }

    private static String header(String algorithm, String type, String kid) {
        return "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + kid + "\",\"typ\":\"" + type + "\"}";
    }

    private String signed(String header) throws GeneralSecurityException {
        return signed(header, payload.canonicalText());
    }

    private String signed(String header, String content) throws GeneralSecurityException {
        String input = encoded(header) + "." + encoded(content);
        return input + "." + Base64Url.encode(signature(SigningKey.ALGORITHM, key.privateKey(), input));
    }

    private static String encoded(String text) {
        return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] signature(String algorithm, PrivateKey key, String input) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(input.getBytes(StandardCharsets.US_ASCII));
        return signature.sign();
    }
}
