// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.session;

import dev.parley.application.Environment;
import dev.parley.application.snapshot.SealedSnapshots;
import dev.parley.application.snapshot.Snapshot;
import dev.parley.form.Form;
import dev.parley.form.Forms;
import dev.parley.form.RecordForm;
import dev.parley.model.DealId;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.Tenant;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.kernel.PlayedSnapshots;
import dev.parley.protocol.kernel.PlayedState;
import java.lang.invoke.MethodHandles;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes sessions down as they come by every so many events, and reads them back, so that a long negotiation is read from its last
 * snapshot on. A snapshot counts only beside the transcript: it names the hash of its event and of the first one, and what was
 * opened is always read from the first event. Whatever goes wrong with a snapshot, the events are read instead.
 */
final class SessionSnapshots {
    private static final Logger LOG = LoggerFactory.getLogger(SessionSnapshots.class);

    /** A snapshot no longer than this is kept however short the events before it are, in bytes. */
    private static final long SMALL = 65_536;

    private static final RecordForm<TranscriptProgress> PROGRESS = Forms.of(MethodHandles.lookup())
            .unbounded()
            .with(ActingAuthority.class, Form.whole(ActingAuthority::toJson, ActingAuthority::fromJson))
            .with(
                    Audience.class,
                    Form.whole(
                            audience -> Json.of(audience.name()),
                            json -> Audience.named(json.text()).orElseThrow(IllegalArgumentException::new)))
            .with(DealId.class, Form.whole(deal -> Json.of(deal.value()), json -> new DealId(json.text())))
            .record(TranscriptProgress.class);

    private final Environment environment;
    private final SealedSnapshots snapshots;

    SessionSnapshots(Environment environment) {
        this.environment = environment;
        this.snapshots = new SealedSnapshots(environment.store(), environment.keys());
    }

    /** How many events lie between two snapshots. */
    private long every() {
        return environment.settings().snapshotEvery();
    }

    /** Whether a negotiation may have a snapshot at or before an event. */
    private boolean mayHave(NegotiationSession session, long atMost) {
        return atMost >= every() && session.protocol().snapshots().isPresent();
    }

    /**
     * The last session at or before an event that a snapshot has; empty where none has.
     *
     * @param opened the session as it was opened, or any other of the same negotiation
     */
    Optional<NegotiationSession> latest(NegotiationSession opened, long atMost) {
        return mayHave(opened, atMost)
                ? opened.protocol().snapshots().flatMap(form -> latest(opened, atMost, form))
                : Optional.empty();
    }

    /**
     * The last session that a snapshot has of which a viewer had seen no more than so many events. What lies between is halved until
     * one snapshot at most is left in it.
     *
     * @param later of the negotiation, of which the viewer had seen more
     */
    Optional<NegotiationSession> seen(NegotiationSession later, Viewer viewer, long number) {
        Predicate<NegotiationSession> fits = session -> session.progress().revision(viewer) <= number;
        Optional<NegotiationSession> found = Optional.empty();
        long low = number;
        long high = later.version() - 1;
        while (high - low >= every()) {
            long middle = low + (high - low) / 2;
            Optional<NegotiationSession> kept = latest(later, middle);
            if (kept.isPresent() && !fits.test(kept.get())) {
                high = kept.get().version() - 1;
            } else {
                found = kept.isPresent() ? kept : found;
                low = middle + 1;
            }
        }
        Optional<NegotiationSession> last = latest(later, high).filter(fits);
        return last.isPresent() ? last : found.isPresent() ? found : latest(later, number);
    }

    private Optional<NegotiationSession> latest(
            NegotiationSession opened, long atMost, PlayedSnapshots<Object, Object> form) {
        Tenant tenant = opened.openingRecord().tenant();
        NegotiationId negotiation = opened.openingRecord().id();
        return snapshots
                .latest(tenant, negotiation, atMost, fingerprint(form))
                .filter(snapshot -> isOf(opened, snapshot))
                .flatMap(snapshot -> read(opened, snapshot, form));
    }

    /** Whether the transcript begins as the snapshot says, and has its event. */
    private boolean isOf(NegotiationSession opened, Snapshot snapshot) {
        Tenant tenant = opened.openingRecord().tenant();
        NegotiationId negotiation = opened.openingRecord().id();
        boolean same = snapshot.opening().equals(opened.openingHash())
                && environment.store().events(tenant, negotiation, snapshot.seq() - 1, 1).stream()
                        .anyMatch(event -> event.hash().equals(snapshot.head()));
        if (!same) {
            LOG.warn("A snapshot of the negotiation {} is of another transcript and is passed over", negotiation);
        }
        return same;
    }

    private static Optional<NegotiationSession> read(
            NegotiationSession opened, Snapshot snapshot, PlayedSnapshots<Object, Object> form) {
        try {
            TranscriptProgress progress = PROGRESS.build(snapshot.content().get("progress"));
            PlayedState<Object, Object> state =
                    form.read(opened.state().opening(), snapshot.content().get("state"));
            return Optional.of(opened.at(progress, state));
        } catch (RuntimeException e) {
            LOG.warn(
                    "The snapshot of the negotiation {} at event {} cannot be read and is passed over",
                    opened.openingRecord().id(),
                    snapshot.seq(),
                    e);
            return Optional.empty();
        }
    }

    /**
     * Keeps a session where it has come by another snapshot's place. A failure is told to the log alone.
     *
     * @param before how far the negotiation had come before
     */
    void passed(long before, NegotiationSession session) {
        if (before / every() == session.version() / every()) {
            return;
        }
        try {
            session.protocol().snapshots().ifPresent(form -> keep(before, session, form));
        } catch (RuntimeException e) {
            LOG.warn(
                    "No snapshot of the negotiation {} was kept at event {}",
                    session.openingRecord().id(),
                    session.version(),
                    e);
        }
    }

    private void keep(long before, NegotiationSession session, PlayedSnapshots<Object, Object> form) {
        Snapshot snapshot = write(session, form);
        long stretch = stretch(session, SealedSnapshots.length(snapshot));
        if (before / stretch != session.version() / stretch) {
            boolean kept = snapshots.keep(
                    session.openingRecord().tenant(), session.openingRecord().id(), snapshot);
            LOG.debug(
                    "Snapshot of the negotiation {} at event {}: {}",
                    session.openingRecord().id(),
                    session.version(),
                    kept ? "kept" : "not kept");
        }
    }

    /**
     * So many events lie between snapshots of that length: more than usual where they are longer than the events themselves, so that
     * all snapshots of a state that grows with every event take no more room than the events do.
     */
    private long stretch(NegotiationSession session, long length) {
        long events = every() * session.progress().bytes() / session.version();
        long stretch = every();
        for (long room = Math.max(SMALL, events); room < length; room *= 2) {
            stretch *= 2;
        }
        return stretch;
    }

    private Snapshot write(NegotiationSession session, PlayedSnapshots<Object, Object> form) {
        Json content = Json.object()
                .put("progress", PROGRESS.write(session.progress()))
                .put("state", form.write(session.state()))
                .build();
        return new Snapshot(
                session.version(), session.progress().head(), session.openingHash(), fingerprint(form), content);
    }

    private static Hash fingerprint(PlayedSnapshots<Object, Object> form) {
        return Hash.sha256(Json.object()
                .put("progress", PROGRESS.schema())
                .put("state", form.fingerprint().hex())
                .build()
                .canonical());
    }
}
