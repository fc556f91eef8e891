// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import dev.parley.model.Hash;
import dev.parley.model.NegotiationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether a list of events is a chain from the first event on. That its end was cut off, or that all of it was
 * made anew, only a {@link Receipt} for a later head shows.
 *
 * @since 0.1.0
 */
public final class TranscriptVerifier {
    private TranscriptVerifier() {}

    /** Checks every event in order; parts may be withheld. */
    public static TranscriptVerification verify(List<AuditEvent> events) {
        if (events.isEmpty()) {
            return new TranscriptVerification.Broken(1, ChainFault.EMPTY);
        }
        NegotiationId negotiation = events.get(0).header().negotiation();
        Hash previous = AuditEvent.START;
        Instant since = Instant.MIN;
        long seq = 1;
        for (AuditEvent event : events) {
            Optional<ChainFault> fault = faultOf(event, negotiation, seq, since, previous);
            if (fault.isPresent()) {
                return new TranscriptVerification.Broken(seq, fault.get());
            }
            previous = event.hash();
            since = event.header().at();
            seq++;
        }
        return new TranscriptVerification.Intact(new Transcript(events));
    }

    private static Optional<ChainFault> faultOf(
            AuditEvent event, NegotiationId negotiation, long seq, Instant since, Hash previous) {
        AuditHeader header = event.header();
        if (!header.negotiation().equals(negotiation)) {
            return Optional.of(ChainFault.NEGOTIATION);
        }
        if (header.seq() != seq) {
            return Optional.of(ChainFault.SEQUENCE);
        }
        if (header.at().isBefore(since)) {
            return Optional.of(ChainFault.TIME);
        }
        if (!event.previous().equals(previous)) {
            return Optional.of(ChainFault.PREVIOUS);
        }
        return event.computedHash().equals(event.hash()) ? Optional.empty() : Optional.of(ChainFault.HASH);
    }
}
