// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.change;

import dev.parley.application.command.Idempotency;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.application.store.Append;
import dev.parley.protocol.Refusal;
import java.time.Instant;
import java.util.Optional;

/** What a command writes beside a step, looked up afresh whenever the step is decided again. */
@FunctionalInterface
public interface AccompanyingWrites {
    /** Adds to the append of the step that led to a session, at its instant; or says why it may not be written after all. */
    Optional<Refusal> addTo(Append.Builder append, NegotiationSession session, Instant at);

    /** Nothing. */
    AccompanyingWrites NOTHING = (append, session, at) -> Optional.empty();

    /** These and others; none where either may not be written. */
    default AccompanyingWrites and(AccompanyingWrites others) {
        return (append, session, at) -> addTo(append, session, at).or(() -> others.addTo(append, session, at));
    }

    /** The command's own answer. */
    static AccompanyingWrites answer(Idempotency.Keep keep) {
        return (append, session, at) -> {
            append.answer(keep.apply(NegotiationAccess.answer(session, at)));
            return Optional.empty();
        };
    }
}
