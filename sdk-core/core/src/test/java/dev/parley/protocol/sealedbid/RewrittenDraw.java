// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.audit.AuditEvent;
import dev.parley.audit.Base64Url;
import dev.parley.audit.JsonReader;
import dev.parley.audit.SigningKey;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service that writes history anew: events changed beneath their hashes, chained and signed again, with its own key. */
final class RewrittenDraw {
    private final SigningKey key;

    RewrittenDraw(SigningKey key) {
        this.key = key;
    }

    /** An opening and a receipt for it. */
    record Rewritten(Json opening, String receipt) {}

    /** The events of an opening with their contents as JSON, and without hashes. */
    static Json plain(Json opening) {
        return Json.array(opening.get("events").elements(), RewrittenDraw::plainEvent);
    }

    private static Json plainEvent(Json event) {
        return Json.object()
                .put("header", event.get("header"))
                .put("parts", Json.array(event.get("parts").elements(), RewrittenDraw::plainPart))
                .build();
    }

    private static Json plainPart(Json part) {
        return part.find("content")
                .map(content -> with(part, "content", JsonReader.read(utf8(content))))
                .orElse(part);
    }

    private static String utf8(Json base64Url) {
        return new String(Base64Url.decode(base64Url.text()), StandardCharsets.UTF_8);
    }

    /** An opening with those events, chained, and a receipt like another with the hash that is now in its place. */
    Rewritten rewritten(Json opening, Json plain, String receipt) {
        List<Json> chain = new ArrayList<>();
        Json previous = Json.of(AuditEvent.START.hex());
        for (Json event : plain.elements()) {
            chain.add(chained(event, previous));
            previous = chain.get(chain.size() - 1).get("hash");
        }
        Json signed = signedIn(receipt);
        Json payload = signed.get("payload");
        int seq = (int) Math.min(payload.get("seq").integer(), chain.size());
        Json head = with(
                with(payload, "seq", Json.of(seq)), "head", chain.get(seq - 1).get("hash"));
        return new Rewritten(
                with(opening, "events", Json.array(chain)),
                signed(Json.object()
                        .put("header", signed.get("header"))
                        .put("payload", head)
                        .build()));
    }

    /** What is no object becomes one without header and parts. */
    private static Json chained(Json plain, Json previous) {
        Map<String, Json> event = new LinkedHashMap<>(plain instanceof Json.Obj ? plain.members() : Map.of());
        Optional.ofNullable(event.get("parts"))
                .filter(Json.Arr.class::isInstance)
                .ifPresent(parts -> event.put("parts", Json.array(parts.elements(), RewrittenDraw::encoded)));
        event.put("format", Json.of(AuditEvent.FORMAT));
        event.put("previous", previous);
        event.put("hash", Json.of(hash(new Json.Obj(event), previous)));
        return new Json.Obj(event);
    }

    private static Json encoded(Json part) {
        return part instanceof Json.Obj && part.members().containsKey("content")
                ? with(
                        part,
                        "content",
                        Json.of(Base64Url.encode(part.members().get("content").canonical())))
                : part;
    }

    /** The event's hash, or zeros where its shape has none. */
    private static String hash(Json event, Json previous) {
        try {
            Json hashed = Json.object()
                    .put("format", AuditEvent.FORMAT)
                    .put("header", event.get("header"))
                    .put("parts", Json.array(event.get("parts").elements(), RewrittenDraw::committed))
                    .build();
            return Hash.sha256(new Hash(previous.text()).bytes(), hashed.canonical())
                    .hex();
        } catch (Json.Mismatch e) {
            return AuditEvent.START.hex();
        }
    }

    private static Json committed(Json part) {
        String commitment = part.find("commitment").isPresent()
                ? part.get("commitment").text()
                : Hash.sha256(
                                Base64Url.decode(part.get("salt").text()),
                                Base64Url.decode(part.get("content").text()))
                        .hex();
        return Json.object()
                .put("audience", part.get("audience").text())
                .put("commitment", commitment)
                .build();
    }

    /** Header and payload of a receipt, the header with this service's key. */
    Json signedIn(String receipt) {
        String[] parts = receipt.split("\\.", -1);
        Json header = JsonReader.read(utf8(Json.of(parts[0])));
        return Json.object()
                .put("header", with(header, "kid", Json.of(key.kid())))
                .put("payload", JsonReader.read(utf8(Json.of(parts[1]))))
                .build();
    }

    /** A header and a payload, signed; what is absent is null. */
    String signed(Json signed) {
        String text = encodedMember(signed, "header") + "." + encodedMember(signed, "payload");
        return text + "." + Base64Url.encode(signature(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private byte[] signature(byte[] message) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key.privateKey());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String encodedMember(Json signed, String name) {
        return Base64Url.encode(Optional.ofNullable(signed.members().get(name))
                .orElseGet(Json.Nil::new)
                .canonical());
    }

    static Json with(Json object, String name, Json value) {
        Map<String, Json> members = new LinkedHashMap<>(object.members());
        members.put(name, value);
        return new Json.Obj(members);
    }
}
