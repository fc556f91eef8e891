// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.audit.AuditEvent;
import dev.parley.audit.PublishedKey;
import dev.parley.audit.Transcript;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Need.SeedCommitment;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.draw.DrawFault;
import dev.parley.protocol.draw.DrawOpening;
import dev.parley.protocol.draw.OpeningVerifier;
import dev.parley.protocol.sealedbid.SealedEvent.Sale;
import dev.parley.protocol.sealedbid.Submission.Bid;
import dev.parley.protocol.sealedbid.Submission.Line;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Recomputes a drawn price offline, from a receipt, an opening and the published keys alone. The receipt vouches for the
 * chain, the chain for the rules, the commitment to the seed, the submissions and the outcome; so whatever is changed in
 * the opening is found.
 *
 * @since 0.1.0
 */
public final class DrawVerifier {
    private static final Set<String> BUILDING_TELLS = Set.of("UNKNOWN_FIELD", "WRONG_TYPE", "MISSING");

    private final OpeningVerifier openings;

    /** A verifier that trusts those keys. */
    public DrawVerifier(List<PublishedKey> keys) {
        openings = new OpeningVerifier(keys);
    }

    /** Verifies an opening as {@link DrawOpening#toJson} wrote it. */
    public DrawVerification verify(String receipt, Json opening) {
        return openings.verify(receipt, opening, DrawVerifier::vouched, DrawVerifier::rejected);
    }

    /** Verifies an opening against a receipt, a compact JWS. */
    public DrawVerification verify(String receipt, DrawOpening opening) {
        return openings.verify(receipt, opening, DrawVerifier::vouched, DrawVerifier::rejected);
    }

    private static DrawVerification vouched(DrawOpening opening, Transcript transcript, long vouched) {
        return read(opening, transcript)
                .map(draw -> draw.settledAt() > vouched ? rejected(DrawFault.BEYOND_THE_RECEIPT) : draw.verify(opening))
                .orElseGet(() -> rejected(DrawFault.INCOMPLETE));
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
            boolean same = Optional.ofNullable(seeds.get(item))
                    .filter(seed -> OpeningVerifier.isCommitted(opening, opened.negotiation(), seed))
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
        Optional<OpeningRecord<SealedRules>> opened = OpeningVerifier.shown(transcript, OpeningRecord.TYPE)
                .map(content -> OpeningRecord.read(content, DrawVerifier::rules));
        Optional<Map<ItemId, SeedCommitment>> seeds =
                OpeningVerifier.shown(transcript, SealedEvent.FIXED).map(DrawVerifier::seeds);
        Optional<AuditEvent> settled = only(transcript, SealedEvent.SETTLED, opening.item());
        if (opened.isEmpty() || seeds.isEmpty() || settled.isEmpty()) {
            return Optional.empty();
        }
        Json outcome = DrawDisclosure.about(settled.get(), opening.item()).orElseThrow();
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

    /** The one event of a type that is about an item. */
    private static Optional<AuditEvent> only(Transcript transcript, String type, ItemId item) {
        return OpeningVerifier.one(transcript.events().stream()
                .filter(event -> event.header().type().equals(type))
                .filter(event -> DrawDisclosure.about(event, item).isPresent()));
    }

    private static SeatId seat(OpeningRecord<SealedRules> opened, SeatRole role) {
        return opened.seat(role)
                .orElseThrow(() -> new Json.Mismatch("the seats lack a " + role))
                .id();
    }

    /** What a seat placed last, if that is shown: an earlier word does not count. */
    private static Optional<Bid> bid(Transcript transcript, SeatId seat, ItemId item) {
        Optional<AuditEvent> last = transcript.events().stream()
                .filter(event -> DrawDisclosure.owner(event)
                        .filter(Audience.seat(seat).name()::equals)
                        .isPresent())
                .reduce((earlier, later) -> later);
        return last.flatMap(event -> DrawDisclosure.about(event, item))
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
