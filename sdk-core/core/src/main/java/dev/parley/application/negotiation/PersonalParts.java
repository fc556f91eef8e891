// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation;

import dev.parley.application.Environment;
import dev.parley.application.negotiation.session.ErasedEvent;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.application.negotiation.session.SessionLoader;
import dev.parley.application.negotiation.session.Transcripts;
import dev.parley.application.negotiation.terms.StoredPrivateTerms;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Head;
import dev.parley.application.store.PartPlace;
import dev.parley.application.store.StoredEvent;
import dev.parley.application.store.StreamAppend;
import dev.parley.audit.AuditEvent;
import dev.parley.audit.AuditHeader;
import dev.parley.audit.JsonReader;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.Tenant;
import dev.parley.port.KeyUnavailableException;
import dev.parley.port.StoreUnavailableException;
import dev.parley.protocol.Audience;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one principal said in negotiations, and keeps to itself for them. Of an ended negotiation that is every part that is
 * its seat's alone, and every part of what its seat did. Headers and commitments stay, and so do what the negotiation was
 * opened with, what the rules did by themselves and the other seats' parts. Nothing is decrypted to erase it; the last state
 * is asked, where it can be had, whether headers are public.
 */
public final class PersonalParts {
    private static final int PAGE = 500;

    private final Environment environment;
    private final SessionLoader sessions;

    public PersonalParts(NegotiationAccess access) {
        this.environment = access.environment();
        this.sessions = access.sessions();
    }

    /**
     * Erases a principal's parts.
     *
     * @param head of a negotiation that has ended
     * @return whether there was something to erase
     */
    public boolean erase(Head head, PrincipalId principal) {
        Optional<Head> current = Optional.of(head);
        for (int left = environment.settings().commitAttempts(); left > 0; left--) {
            Optional<Seat> seat =
                    current.flatMap(found -> environment.store().seat(found.tenant(), found.id(), principal));
            Optional<Erasing> erasing = seat.isEmpty() ? Optional.empty() : erasing(current.get(), seat.get());
            if (erasing.isEmpty()) {
                return false;
            }
            if (environment.store().commit(erasing.get().append()) instanceof CommitResult.Appended) {
                environment.cache().forget(head.tenant(), head.id());
                return true;
            }
            current = environment.store().head(head.tenant(), head.id());
        }
        throw new StoreUnavailableException("too many others write to the same negotiation; try again");
    }

    /** Erases what a principal has set on listings, whichever. */
    public void eraseTerms(Tenant tenant, PrincipalId principal) {
        StoredPrivateTerms.erase(environment, tenant, principal);
    }

    /** Reads where a seat's parts are; empty when nothing of them is left. */
    private Optional<Erasing> erasing(Head head, Seat seat) {
        if (head.open()) {
            throw new IllegalStateException("the negotiation " + head.id() + " is open: nothing of it can be erased");
        }
        List<PartPlace> places = new ArrayList<>();
        List<StoredEvent> page;
        Optional<StoredEvent> last = Optional.empty();
        do {
            long after = last.map(StoredEvent::seq).orElse(0L);
            int limit = (int) Math.min(PAGE, head.version() - after);
            page = limit == 0 ? List.of() : environment.store().events(head.tenant(), head.id(), after, limit);
            page.forEach(event -> places.addAll(placesOf(event, seat.id())));
            last = page.isEmpty() ? last : Optional.of(page.get(page.size() - 1));
        } while (!page.isEmpty());
        return places.isEmpty() ? Optional.empty() : Optional.of(new Erasing(head, last.orElseThrow(), places));
    }

    private static List<PartPlace> placesOf(StoredEvent event, SeatId seat) {
        List<PartPlace> places = new ArrayList<>();
        boolean doneBySeat = header(event).actor().filter(seat::equals).isPresent();
        for (int part = 0; part < event.parts().size(); part++) {
            boolean openingRecord = event.seq() == 1 && part == 0;
            Audience audience = new Audience(event.parts().get(part).audience());
            boolean theirs = audience.isOneSeat() ? audience.isAt(seat) : doneBySeat && !openingRecord;
            if (theirs && event.parts().get(part).content().isPresent()) {
                places.add(new PartPlace(event.seq(), part));
            }
        }
        return places;
    }

    private static AuditHeader header(StoredEvent event) {
        byte[] header = event.header().toArray();
        return AuditHeader.fromJson(JsonReader.read(header, header.length));
    }

    /** What is to be written. */
    private final class Erasing {
        private final Head head;
        private final StoredEvent last;
        private final List<PartPlace> places;

        Erasing(Head head, StoredEvent last, List<PartPlace> places) {
            this.head = head;
            this.last = last;
            this.places = places;
        }

        Append append() {
            Instant now = environment.now();
            Instant before = header(last).at();
            AuditEvent event = new ErasedEvent(publishesHeaders())
                    .after(head.id(), last.seq(), last.hash(), now.isBefore(before) ? before : now, environment.ids());
            StoredEvent stored = Transcripts.stored(event, Optional.empty());
            return Append.to(head.tenant()).stream(new StreamAppend(
                            head.version(), List.of(stored), head.erasedBy(stored.seq()), List.of(), places))
                    .build();
        }

        private boolean publishesHeaders() {
            if (head.erased()) {
                return ErasedEvent.in(sessions.events(head.tenant(), head.id(), head.version() - 1, 1))
                        .filter(ErasedEvent::publishesHeaders)
                        .isPresent();
            }
            try {
                return sessions.find(head.tenant(), head.id())
                        .filter(PersonalParts::publishesHeaders)
                        .isPresent();
            } catch (KeyUnavailableException | IllegalStateException | IllegalArgumentException e) {
                return false;
            }
        }
    }

    private static boolean publishesHeaders(NegotiationSession session) {
        return session.protocol().capabilities().publishesHeaders(session.state());
    }
}
