// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.audit.AuditEvent;
import dev.parley.audit.AuditHeader;
import dev.parley.audit.AuditPart;
import dev.parley.audit.Transcript;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.protocol.DrawSeed;
import dev.parley.protocol.OpeningRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What opens the draw of one item: its seed, and the transcript with everything withheld but the rules, the two
 * submissions as far as they are about the item, and its outcome. Price, seed and one's own numbers give the other side's
 * limit, so that it goes to an auditor whom the policy names, or to both parties when both consent; {@link DrawVerifier}
 * checks it.
 *
 * @param item whose draw
 * @param seed the service's share in it
 * @param events from the first to the outcome at least
 * @since 0.1.0
 */
public record DrawOpening(ItemId item, DrawSeed seed, List<AuditEvent> events) {
    /** The name of this version of the format. */
    public static final String FORMAT = "parley-draw-opening/1";

    public DrawOpening {
        events = List.copyOf(events);
    }

    /**
     * Opens the draw of an item.
     *
     * @param transcript with every part present that is to be shown
     * @param seed as it was committed to
     */
    public static DrawOpening of(Transcript transcript, ItemId item, DrawSeed seed) {
        Map<String, AuditEvent> last = new HashMap<>();
        transcript.events().forEach(event -> owner(event).ifPresent(owner -> last.put(owner, event)));
        List<AuditEvent> shown = new ArrayList<>();
        for (AuditEvent event : transcript.events()) {
            shown.add(withheld(event, item, last.containsValue(event)));
        }
        return new DrawOpening(item, seed, shown);
    }

    /** The audience of an event that is one seat's own placing or withdrawing; none where it has no part. */
    static Optional<String> owner(AuditEvent event) {
        boolean places = switch (event.header().type()) {
            case SealedEvent.SUBMITTED, SealedEvent.REVEALED, SealedEvent.COMMITTED, SealedEvent.WITHDRAWN -> true;
            default -> false;
        };
        return event.parts().stream()
                .filter(part -> places)
                .findFirst()
                .map(part -> part.audience().name());
    }

    private static AuditEvent withheld(AuditEvent event, ItemId item, boolean lastOfSeat) {
        AuditEvent left = event;
        for (int index = 0; index < event.parts().size(); index++) {
            if (!isShown(event.header(), event.parts().get(index), index, item, lastOfSeat)) {
                left = left.redact(index);
            }
        }
        return left;
    }

    private static boolean isShown(AuditHeader header, AuditPart part, int index, ItemId item, boolean lastOfSeat) {
        return switch (header.type()) {
            case OpeningRecord.TYPE, SealedEvent.FIXED -> index == 0;
            case SealedEvent.SUBMITTED, SealedEvent.REVEALED -> lastOfSeat && isAbout(part, item);
            case SealedEvent.SETTLED -> index == 0 && isAbout(part, item);
            default -> false;
        };
    }

    private static boolean isAbout(AuditPart part, ItemId item) {
        return about(part, item).isPresent();
    }

    /** What the parts of an event that are shown say about an item: an outcome, or a line of a submission. */
    static Optional<Json> about(AuditEvent event, ItemId item) {
        return event.parts().stream()
                .flatMap(part -> about(part, item).stream())
                .findFirst();
    }

    private static Optional<Json> about(AuditPart part, ItemId item) {
        Optional<Json> content = content(part);
        return content.flatMap(shown -> shown.find("submission"))
                .map(lines -> lines.elements().stream().findFirst())
                .orElse(content)
                .filter(shown ->
                        shown.find("item").filter(Json.of(item.value())::equals).isPresent());
    }

    static Optional<Json> content(AuditPart part) {
        return part.match(present -> Optional.of(present.json()), withheld -> Optional.empty());
    }

    /** This opening as JSON. */
    public Json toJson() {
        return Json.object()
                .put("format", FORMAT)
                .put("item", item.value())
                .put("seed", seed.hex())
                .put("events", Json.array(events, AuditEvent::toJson))
                .build();
    }

    /**
     * The opening that {@link #toJson} wrote, not verified yet.
     *
     * @throws Json.Mismatch if it is anything else
     */
    public static DrawOpening fromJson(Json json) {
        boolean known = List.of("format", "item", "seed", "events")
                .containsAll(json.members().keySet());
        if (!known || !json.get("format").equals(Json.of(FORMAT))) {
            throw new Json.Mismatch("must be a " + FORMAT + " and nothing more");
        }
        try {
            return new DrawOpening(
                    new ItemId(json.get("item").text()),
                    DrawSeed.fromHex(json.get("seed").text()),
                    json.get("events").list(AuditEvent::fromJson));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new Json.Mismatch(String.valueOf(e.getMessage()));
        }
    }
}
