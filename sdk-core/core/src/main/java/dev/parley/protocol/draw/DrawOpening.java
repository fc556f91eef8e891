// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.draw;

import dev.parley.audit.AuditEvent;
import dev.parley.audit.Transcript;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.protocol.DrawSeed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * What opens the draw of one item: its seed, and the transcript with everything withheld but what the draw follows from and its
 * outcome. What that is, and who may be given it, says each protocol.
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
     * An opening of a transcript from which all is withheld that need not be shown.
     *
     * @param transcript with every part present that is to be shown
     * @param shown whether a part of an event is shown, by its place among the event's parts
     */
    public static DrawOpening of(
            Transcript transcript, ItemId item, DrawSeed seed, BiPredicate<AuditEvent, Integer> shown) {
        List<AuditEvent> events = new ArrayList<>();
        for (AuditEvent event : transcript.events()) {
            AuditEvent left = event;
            for (int index = 0; index < event.parts().size(); index++) {
                left = shown.test(event, index) ? left : left.redact(index);
            }
            events.add(left);
        }
        return new DrawOpening(item, seed, events);
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
