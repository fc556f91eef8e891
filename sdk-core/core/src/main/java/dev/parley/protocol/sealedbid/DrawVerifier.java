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
import dev.parley.protocol.Need.SeedCommitment;
import dev.parley.protocol.sealedbid.SealedEvent.Opened;
import dev.parley.protocol.sealedbid.SealedEvent.Sale;
import dev.parley.protocol.sealedbid.Submission.Bid;
import dev.parley.protocol.sealedbid.Submission.Line;
import java.util.List;
import java.util.Optional;

/**
 * Recomputes a drawn price offline, from a receipt, an opening and the published keys alone. The receipt vouches for the
 * chain, the chain for the rules, the commitment to the seed, the submissions and the outcome; so whatever is changed in
 * the opening is found.
 */
public final class DrawVerifier {
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
    private record Draw(Opened opened, Bid seller, Bid buyer, List<Sale> sales, long settledAt) {
        DrawVerification verify(DrawOpening opening) {
            ItemId item = opening.item();
            Lot lot = new Table(opened).lot(item);
            Hash committed = opening.seed().commitment(opened.negotiation(), item.value());
            boolean same = Optional.ofNullable(opened.seeds().get(item))
                    .map(SeedCommitment::hash)
                    .filter(committed::equals)
                    .isPresent();
            if (!same || !(opened.rules().pricing() instanceof Pricing.Draw draw)) {
                return rejected(DrawFault.SEED);
            }
            UniformValue value = Closing.value(opening.seed(), opened, lot, seller, buyer);
            return PriceZone.between(lot.inTicks(seller), lot.inTicks(buyer), draw.missing())
                    .filter(zone -> prices().equals(List.of(lot.minorUnits(zone.draw(value)))))
                    .<DrawVerification>map(zone -> new DrawVerification.Verified(opening, zone, prices().get(0)))
                    .orElseGet(() -> rejected(DrawFault.PRICE));
        }

        private List<Long> prices() {
            return sales.stream().map(Sale::price).toList();
        }
    }

    private static Optional<Draw> read(DrawOpening opening, Transcript transcript) {
        Optional<Opened> opened = only(transcript, SealedEvent.OPENED)
                .flatMap(DrawOpening::first)
                .filter(part -> part.audience().equals(Audience.PARTIES))
                .map(part -> SealedForms.BID.events().openedToAll(part.content()));
        Optional<AuditEvent> settled = settled(transcript, opening.item());
        if (opened.isEmpty() || settled.isEmpty()) {
            return Optional.empty();
        }
        Json outcome = DrawOpening.about(settled.get(), opening.item()).orElseThrow();
        List<Sale> sales = SealedEventForms.sales(outcome, outcome);
        return bid(transcript, seat(opened.get(), SeatRole.SELLER), opening.item())
                .flatMap(seller -> bid(transcript, seat(opened.get(), SeatRole.BUYER), opening.item())
                        .map(buyer -> new Draw(
                                opened.get(),
                                seller,
                                buyer,
                                sales,
                                settled.get().header().seq())));
    }

    private static Optional<AuditEvent> only(Transcript transcript, String type) {
        List<AuditEvent> events = transcript.events().stream()
                .filter(event -> event.header().type().equals(type))
                .toList();
        return events.size() == 1 ? Optional.of(events.get(0)) : Optional.empty();
    }

    private static Optional<AuditEvent> settled(Transcript transcript, ItemId item) {
        List<AuditEvent> events = transcript.events().stream()
                .filter(event -> event.header().type().equals(SealedEvent.SETTLED))
                .filter(event -> DrawOpening.about(event, item).isPresent())
                .toList();
        return events.size() == 1 ? Optional.of(events.get(0)) : Optional.empty();
    }

    private static SeatId seat(Opened opened, SeatRole role) {
        return opened.seats().stream()
                .filter(seat -> seat.role() == role)
                .findFirst()
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
