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
import dev.parley.protocol.draw.DrawOpening;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an opening shows of sealed bids: the rules, the two submissions as far as they are about the item, and its outcome. Price,
 * seed and one's own numbers give the other side's limit, so that it goes to an auditor whom the policy names, or to both
 * parties when both consent; {@link DrawVerifier} checks it.
 */
final class DrawDisclosure {
    private DrawDisclosure() {}

    /**
     * Opens the draw of an item.
     *
     * @param transcript with every part present that is to be shown
     * @param seed as it was committed to
     */
    static DrawOpening opening(Transcript transcript, ItemId item, DrawSeed seed) {
        Map<String, AuditEvent> last = new HashMap<>();
        transcript.events().forEach(event -> owner(event).ifPresent(owner -> last.put(owner, event)));
        Set<AuditEvent> counting = new HashSet<>(last.values());
        return DrawOpening.of(
                transcript,
                item,
                seed,
                (event, index) ->
                        isShown(event.header(), event.parts().get(index), index, item, counting.contains(event)));
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
}
