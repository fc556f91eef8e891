// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import dev.parley.audit.PublishedKey;
import dev.parley.audit.ReceiptVerifier;
import dev.parley.model.Bytes;
import dev.parley.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ECDSA signs with chance: the same deal has another signature on each host, and an entity tag over it another value.
 * Every signature is verified with the published keys; then its bytes, and such a tag, are masked.
 */
final class Signatures {
    private static final Pattern SIGNED = Pattern.compile(
            "\"(signature|receipt)\":\"([A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]{86})(~[^\"]*)?\"");
    private static final Pattern TAG = Pattern.compile("\"[A-Za-z0-9_-]{22}\"");

    private Optional<ReceiptVerifier> verifier = Optional.empty();
    private int verified;

    /** From now on signatures verify with these keys, as the facade publishes them. */
    void trust(Json jwks) {
        verifier = Optional.of(new ReceiptVerifier(jwks.get("keys").<PublishedKey>list(PublishedKey::fromJwk)));
    }

    int verified() {
        return verified;
    }

    /** The response with what chance has made masked. */
    Response masked(Response response) {
        Matcher signed = SIGNED.matcher(response.text());
        StringBuilder text = new StringBuilder();
        boolean found = false;
        while (signed.find()) {
            found = true;
            String among = Optional.ofNullable(signed.group(4)).orElse("");
            verify(signed.group(1), signed.group(2) + '.' + signed.group(3) + among);
            signed.appendReplacement(text, "\"" + signed.group(1) + "\":\"" + signed.group(2) + ".~" + among + "\"");
        }
        return found
                ? new Response(
                        response.status(),
                        maskedTag(response).headers(),
                        Bytes.of(signed.appendTail(text).toString().getBytes(StandardCharsets.UTF_8)))
                : response;
    }

    private void verify(String member, String compact) {
        ReceiptVerifier keys = verifier.orElseThrow(() -> new AssertionError("no keys are trusted yet"));
        boolean good = (member.equals("receipt") ? keys.receipt(compact) : keys.deal(compact))
                .match(verification -> true, rejected -> false);
        if (!good) {
            throw new AssertionError("a " + member + " does not verify: " + compact);
        }
        verified++;
    }

    /** The response with its entity tag masked, if that is a hash of the answer. */
    static Response maskedTag(Response response) {
        List<Header> headers = response.headers().stream()
                .map(header -> header.is("ETag") && TAG.matcher(header.value()).matches()
                        ? new Header(header.name(), "\"~\"")
                        : header)
                .toList();
        return new Response(response.status(), headers, response.body());
    }
}
