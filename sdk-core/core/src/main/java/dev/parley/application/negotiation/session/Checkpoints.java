// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sessions that a session came by and keeps at hand, so that what happened lately is found again without the store. They are
 * at most {@value #EVENTS} events apart, and one event more than {@value #BYTES} bytes. Where the protocol's states are kept as
 * snapshots only the last ones stay, so that a session needs as much memory however long the negotiation is.
 *
 * @param latest the last of them
 * @param earliest the first of them
 * @param count how many there are
 */
public record Checkpoints(Optional<NegotiationSession> latest, Optional<NegotiationSession> earliest, int count) {
    public static final Checkpoints NONE = new Checkpoints(Optional.empty(), Optional.empty(), 0);

    private static final int EVENTS = 100;
    private static final long BYTES = 128 * 1024;
    private static final int MOST = 64;

    /** These for the session after one: that one is kept where it is far from the last. */
    public Checkpoints past(NegotiationSession session) {
        boolean far = latest.filter(kept -> session.version() - kept.version() < EVENTS
                        && session.progress().bytes() - kept.progress().bytes() < BYTES)
                .isEmpty();
        if (!far) {
            return this;
        }
        Checkpoints all = with(session);
        return all.count > MOST && session.protocol().snapshots().isPresent() ? all.half() : all;
    }

    private Checkpoints half() {
        List<NegotiationSession> kept =
                new ArrayList<>(backwards().limit(MOST / 2).toList());
        Checkpoints half = NONE;
        for (int i = kept.size() - 1; i >= 0; i--) {
            half = half.with(kept.get(i).behind(half));
        }
        return half;
    }

    private Checkpoints with(NegotiationSession session) {
        return new Checkpoints(Optional.of(session), earliest.or(() -> Optional.of(session)), count + 1);
    }

    /** All of them, the last first. */
    public Stream<NegotiationSession> backwards() {
        return Stream.iterate(
                        latest,
                        Optional::isPresent,
                        session -> session.flatMap(kept -> kept.checkpoints().latest()))
                .flatMap(Optional::stream);
    }
}
