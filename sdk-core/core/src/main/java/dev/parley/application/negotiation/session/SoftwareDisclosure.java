// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.session;

import dev.parley.audit.AuditEvent;
import dev.parley.audit.AuditPart;
import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.kernel.PlayedProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the parties of one negotiation are told of software that acts for a seat, in every game alike: a part of each event that a
 * seat caused says whether an agent did, never which agent or under which mandate. What happens to a seat by itself counts as
 * done by whoever moved for it last, so that an agent's withdrawal and the end of its mandate look alike.
 *
 * <p>Nothing is told, and no event has the part, where the policy says so; of an event that not every party sees; and of a seat
 * that took its place later in a game that hides seats, since the game keeps who that is, too.
 *
 * @param openingRecord what was frozen at the opening
 * @param hidesSeats whether the game keeps some parties from others
 */
public record SoftwareDisclosure(OpeningRecord openingRecord, boolean hidesSeats) {
    private static final String SOFTWARE = "software";

    /** That of a negotiation. */
    static SoftwareDisclosure of(OpeningRecord openingRecord, PlayedProtocol protocol) {
        return new SoftwareDisclosure(openingRecord, protocol.capabilities().hidesSeats());
    }

    /** The parts that follow those of the protocol in an event that a seat caused; the last is for that seat alone. */
    List<EncodedEvent.Part> parts(EncodedEvent event, SeatId seat, ActingAuthority acting) {
        List<EncodedEvent.Part> parts = new ArrayList<>();
        if (tells(seat) && isPublic(event.parts().stream().map(EncodedEvent.Part::audience))) {
            Json told = Json.object().put(SOFTWARE, acting.agent().isPresent()).build();
            parts.add(new EncodedEvent.Part(Audience.PARTIES, told));
        }
        parts.add(new EncodedEvent.Part(Audience.seat(seat), acting.toJson()));
        return parts;
    }

    /** How many of an event's last parts are none of the protocol's. */
    int length(AuditEvent event) {
        return event.header().actor().isEmpty() ? 0 : isIn(event) ? 2 : 1;
    }

    /** Whether software acted in an event; empty where that is not told, and where it was erased. */
    public Optional<Boolean> told(AuditEvent event) {
        return Optional.of(event)
                .filter(this::isIn)
                .map(found -> found.parts().get(found.parts().size() - 2))
                .flatMap(part -> part.match(
                        present -> Optional.of(present.json().get(SOFTWARE).bool()), withheld -> Optional.empty()));
    }

    /** The part that tells follows a part that every party sees: that the event has one is known from what is before the last. */
    private boolean isIn(AuditEvent event) {
        List<AuditPart> parts = event.parts();
        return event.header().actor().filter(this::tells).isPresent()
                && isPublic(parts.subList(0, parts.size() - 1).stream().map(AuditPart::audience));
    }

    private boolean tells(SeatId seat) {
        return openingRecord.showsSoftware()
                && (!hidesSeats
                        || openingRecord.seats().stream()
                                .anyMatch(known -> known.id().equals(seat)));
    }

    private static boolean isPublic(Stream<Audience> audiences) {
        return audiences.anyMatch(audience -> audience.equals(Audience.PARTIES) || audience.equals(Audience.ANYONE));
    }
}
