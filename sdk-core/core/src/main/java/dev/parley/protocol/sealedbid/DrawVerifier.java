// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.audit.AuditEvent;
import dev.parley.audit.ProofVerification;
import dev.parley.audit.PublishedKey;
import dev.parley.audit.ReceiptVerifier;
import dev.parley.audit.Transcript;
import dev.parley.audit.TranscriptVerification;
import dev.parley.audit.TranscriptVerifier;
import dev.parley.model.Hash;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.Need.SeedCommitment;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.sealedbid.SealedEvent.Sale;
import dev.parley.protocol.sealedbid.Submission.Bid;
import dev.parley.protocol.sealedbid.Submission.Line;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Recomputes a drawn price offline, from a receipt, an opening and the published keys alone. The receipt vouches for the
 * chain, the chain for the rules, the commitment to the seed, the submissions and the outcome; so whatever is changed in
 * the opening is found.
 *
 * @since 0.1.0
 */
public final class DrawVerifier {
    private static final Set<String> BUILDING_TELLS = Set.of("UNKNOWN_FIELD", "WRONG_TYPE", "MISSING");

    private final ReceiptVerifier receipts;

    /** A verifier that trusts those keys. */
    public DrawVerifier(List<PublishedKey> keys) {
        receipts = new ReceiptVerifier(keys);
    }

    /** Verifies an opening as {@link DrawOpening#toJson} wrote it. */
    public DrawVerification verify(String receipt, Json opening) {
        try {
            return verify(receipt, DrawOpening.fromJson(opening));
        } catch (Json.Mismatch e) {
            return rejected(DrawFault.CONTENT, String.valueOf(e.getMessage()));
        }
    }

    /** Verifies an opening against a receipt, a compact JWS. */
    public DrawVerification verify(String receipt, DrawOpening opening) {
        return TranscriptVerifier.verify(opening.events())
                .match(
                        intact -> verify(receipt, opening, intact),
                        broken -> rejected(
                                DrawFault.TRANSCRIPT,
                                "event " + broken.seq() + ": " + broken.fault().words()));
    }

    private DrawVerification verify(String receipt, DrawOpening opening, TranscriptVerification.Intact intact) {
        return receipts.receipt(receipt, intact.transcript())
                .match(
                        verified -> vouched(opening, intact.transcript(), verified),
                        refused -> rejected(DrawFault.RECEIPT, refused.why()));
    }

    private static DrawVerification vouched(
            DrawOpening opening, Transcript transcript, ProofVerification.Verified receipt) {
        try {
            return read(opening, transcript)
                    .map(draw -> draw.settledAt() > receipt.anchor().seq()
                            ? rejected(DrawFault.BEYOND_THE_RECEIPT)
                            : draw.verify(opening))
                    .orElseGet(() -> rejected(DrawFault.INCOMPLETE));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return rejected(DrawFault.CONTENT, String.valueOf(e.getMessage()));
        }
    }

    /** What the chain holds of a draw. */
    private record Draw(
            OpeningRecord<SealedRules> opened,
            Map<ItemId, SeedCommitment> seeds,
            Bid seller,
            Bid buyer,
            List<Long> prices,
            long settledAt) {
        DrawVerification verify(DrawOpening opening) {
            ItemId item = opening.item();
            Lot lot = Table.of(opened).lot(item);
            Hash committed = opening.seed().commitment(opened.negotiation(), item.value());
            boolean same = Optional.ofNullable(seeds.get(item))
                    .map(SeedCommitment::hash)
                    .filter(committed::equals)
                    .isPresent();
            if (!same || !(opened.rules().pricing() instanceof Pricing.Draw draw)) {
                return rejected(DrawFault.SEED);
            }
            UniformValue value = Closing.value(opening.seed(), opened, lot, seller, buyer);
            return PriceZone.between(lot.inTicks(seller), lot.inTicks(buyer), draw.missing())
                    .filter(zone -> prices.equals(List.of(lot.minorUnits(zone.draw(value)))))
                    .<DrawVerification>map(zone -> new DrawVerification.Verified(opening, zone, prices.get(0)))
                    .orElseGet(() -> rejected(DrawFault.PRICE));
        }
    }

    private static Optional<Draw> read(DrawOpening opening, Transcript transcript) {
        Optional<OpeningRecord<SealedRules>> opened =
                shown(transcript, OpeningRecord.TYPE).map(content -> OpeningRecord.read(content, DrawVerifier::rules));
        Optional<Map<ItemId, SeedCommitment>> seeds =
                shown(transcript, SealedEvent.FIXED).map(DrawVerifier::seeds);
        Optional<AuditEvent> settled = only(transcript, SealedEvent.SETTLED, opening.item());
        if (opened.isEmpty() || seeds.isEmpty() || settled.isEmpty()) {
            return Optional.empty();
        }
        Json outcome = DrawOpening.about(settled.get(), opening.item()).orElseThrow();
        List<Long> prices = SealedEventForms.sales(outcome, outcome).stream()
                .map(Sale::price)
                .toList();
        return bid(transcript, seat(opened.get(), SeatRole.SELLER), opening.item())
                .flatMap(seller -> bid(transcript, seat(opened.get(), SeatRole.BUYER), opening.item())
                        .map(buyer -> new Draw(
                                opened.get(),
                                seeds.get(),
                                seller,
                                buyer,
                                prices,
                                settled.get().header().seq())));
    }

    /** Rules within their bounds; what stands beside them is ignored, and null is nothing. */
    private static SealedRules rules(Json parameters) {
        SealedForms.BID_RULES.check(parameters, "", fault -> {
            if (!BUILDING_TELLS.contains(fault.code())) {
                throw new Json.Mismatch(fault.pointer() + " " + fault.message());
            }
        });
        return SealedForms.BID_RULES.build(parameters);
    }

    private static Map<ItemId, SeedCommitment> seeds(Json fixed) {
        Map<ItemId, SeedCommitment> seeds = new HashMap<>();
        fixed.get("seeds")
                .members()
                .forEach((item, seed) -> seeds.put(new ItemId(item), SeedCommitment.fromJson(seed)));
        return seeds;
    }

    /** What the one event of a type shows to every party. */
    private static Optional<Json> shown(Transcript transcript, String type) {
        return one(transcript.events().stream()
                        .filter(event -> event.header().type().equals(type)))
                .flatMap(event -> event.encoded().parts().stream().findFirst())
                .filter(part -> part.audience().equals(Audience.PARTIES))
                .map(EncodedEvent.Part::content);
    }

    /** The one event of a type that is about an item. */
    private static Optional<AuditEvent> only(Transcript transcript, String type, ItemId item) {
        return one(transcript.events().stream()
                .filter(event -> event.header().type().equals(type))
                .filter(event -> DrawOpening.about(event, item).isPresent()));
    }

    private static Optional<AuditEvent> one(Stream<AuditEvent> events) {
        List<AuditEvent> all = events.toList();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    private static SeatId seat(OpeningRecord<SealedRules> opened, SeatRole role) {
        return opened.seat(role)
                .orElseThrow(() -> new Json.Mismatch("the seats lack a " + role))
                .id();
    }

    /** What a seat placed last, if that is shown: an earlier word does not count. */
    private static Optional<Bid> bid(Transcript transcript, SeatId seat, ItemId item) {
        Optional<AuditEvent> last = transcript.events().stream()
                .filter(event -> DrawOpening.owner(event)
                        .filter(Audience.seat(seat).name()::equals)
                        .isPresent())
                .reduce((earlier, later) -> later);
        return last.flatMap(event -> DrawOpening.about(event, item))
                .map(SealedEventForms.LINES::build)
                .flatMap(Line::bid);
    }

    private static DrawVerification rejected(DrawFault fault) {
        return rejected(fault, fault.words());
    }

    private static DrawVerification rejected(DrawFault fault, String why) {
        return new DrawVerification.Rejected(fault, why);
    }
}
