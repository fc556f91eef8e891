// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import dev.parley.api.TranscriptExport;
import dev.parley.application.store.DealRow;
import dev.parley.audit.AuditEvent;
import dev.parley.audit.PublishedKey;
import dev.parley.audit.ReceiptVerifier;
import dev.parley.audit.Transcript;
import dev.parley.audit.TranscriptVerification;
import dev.parley.audit.TranscriptVerifier;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.Seat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Verifies offline what a town signs and chains, with nothing but its published keys. */
final class Proofs {
    private final Town town;
    private final ReceiptVerifier signatures;
    private final Map<String, DealRow> deals = new HashMap<>();
    private final Map<NegotiationId, Transcript> transcripts = new HashMap<>();

    Proofs(Town town) {
        this.town = town;
        this.signatures =
                new ReceiptVerifier(PublishedKey.fromJwks(town.parley.keys().jwks()));
    }

    /** A deal verifies when it is first seen, and never changes but in how it stands. */
    void deal(DealRow row) {
        DealRow before = deals.put(row.id().value(), row);
        if (before != null) {
            boolean same =
                    Arrays.equals(before.content().canonical(), row.content().canonical())
                            && before.signature().equals(row.signature())
                            && before.authority().equals(row.authority());
            Auditor.require(same, "a deal has changed:\n" + before + "\n" + row);
            return;
        }
        Transcript transcript = transcripts.get(row.negotiation());
        if (transcript == null) {
            throw new AssertionError("a deal of no negotiation: " + row);
        }
        Json signed = signatures.deal(row.signature(), transcript).match(verified -> verified.payload(), rejected -> {
            throw new AssertionError("the deal " + row.id() + " does not verify: " + rejected.why());
        });
        Auditor.require(signed.equals(row.content()), "another deal was signed than " + row);
    }

    /** The chain is whole, and goes on from what it was. */
    void transcript(NegotiationId negotiation) {
        List<AuditEvent> events = town.chaos.calm().events(town.tenant, negotiation, 0).stream()
                .map(dev.parley.application.negotiation.session.Chained::event)
                .toList();
        Transcript now = intact(events);
        Transcript before = transcripts.put(negotiation, now);
        Auditor.require(
                before == null
                        || now.head(before.seq()).filter(before.head()::equals).isPresent(),
                "the transcript of " + negotiation + " was made anew");
    }

    private static Transcript intact(List<AuditEvent> events) {
        TranscriptVerification verification = TranscriptVerifier.verify(events);
        return verification.match(TranscriptVerification.Intact::transcript, broken -> {
            throw new AssertionError("a transcript is broken: " + broken);
        });
    }

    /** What a party exports is whole, and its receipt vouches for it. */
    void receipt(NegotiationId negotiation, Seat seat) {
        TranscriptExport export = town.parley
                .negotiations()
                .transcript(town.person(seat.principal().value()), negotiation)
                .orElseThrow();
        Transcript exported =
                intact(export.events().stream().map(AuditEvent::fromJson).toList());
        signatures.receipt(export.receipt(), exported).match(verified -> verified.payload(), rejected -> {
            throw new AssertionError("the receipt of " + negotiation + " does not verify: " + rejected.why());
        });
    }
}
