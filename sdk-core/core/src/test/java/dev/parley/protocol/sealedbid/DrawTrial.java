// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.adapter.keys.EphemeralKeys;
import dev.parley.audit.JsonReader;
import dev.parley.audit.PublishedKey;
import dev.parley.audit.SigningKey;
import dev.parley.model.Json;
import dev.parley.protocol.draw.DrawFault;
import java.util.List;

/** A draw of {@link DrawVectors} before the verifier, as it is and changed. */
final class DrawTrial {
    private static final SigningKey OWN = new EphemeralKeys().signingKey();
    private static final RewrittenDraw ANEW = new RewrittenDraw(OWN);

    private final String keys;
    private final String receipt;
    private final Json opening;

    DrawTrial(Json draw, String keys) {
        this.keys = keys;
        this.receipt = draw.get("receipt").text();
        this.opening = draw.get("opening");
    }

    Json opening() {
        return opening;
    }

    Json keys() {
        return JsonReader.read(keys);
    }

    /** The events with their contents. */
    Json plain() {
        return RewrittenDraw.plain(opening);
    }

    /** Header and payload of the receipt. */
    Json signed() {
        return ANEW.signedIn(receipt);
    }

    String verdict() {
        return verdict(receipt, opening.canonicalText(), keys);
    }

    String changedOpening(Patch patch) {
        return verdict(receipt, patch.apply(opening).canonicalText(), keys);
    }

    String changedKeys(Patch patch) {
        return verdict(receipt, opening.canonicalText(), patch.apply(keys()).canonicalText());
    }

    String changedReceipt(String changed) {
        return verdict(changed, opening.canonicalText(), keys);
    }

    String spelled(String one, String other) {
        return verdict(receipt, opening.canonicalText().replace(one, other), keys);
    }

    String resigned(Patch patch) {
        return verdict(ANEW.signed(patch.apply(signed())), opening.canonicalText(), ownKeys());
    }

    String rewritten(Patch patch) {
        RewrittenDraw.Rewritten anew = ANEW.rewritten(opening, patch.apply(plain()), receipt);
        return verdict(anew.receipt(), anew.opening().canonicalText(), ownKeys());
    }

    private static String ownKeys() {
        return PublishedKey.toJwks(List.of(OWN.published())).canonicalText();
    }

    private static String verdict(String receipt, String opening, String keys) {
        List<PublishedKey> trusted;
        try {
            trusted = PublishedKey.fromJwks(JsonReader.read(keys));
        } catch (Json.Mismatch e) {
            return "KEYS";
        }
        Json read;
        try {
            read = JsonReader.read(opening);
        } catch (Json.Mismatch e) {
            return DrawFault.CONTENT.name();
        }
        return new DrawVerifier(trusted)
                .verify(receipt, read)
                .match(
                        verified -> DrawVectors.VERIFIED + verified.price(),
                        rejected -> rejected.fault().name());
    }

    /** What a verified draw was drawn from. */
    Json facts() {
        return new DrawVerifier(PublishedKey.fromJwks(keys()))
                .verify(receipt, opening)
                .match(
                        verified -> Json.object()
                                .put("zone", Json.array(ticks(verified.zone()), Json::of))
                                .put("epsilon", verified.zone().epsilon().toString())
                                .build(),
                        rejected -> {
                            throw new AssertionError(rejected);
                        });
    }

    private static List<Long> ticks(PriceZone zone) {
        return List.of(zone.lowest(), zone.lowerFair(), zone.upperFair(), zone.highest());
    }
}
