// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.change;

import dev.parley.mandate.Mandate;
import dev.parley.model.Money;
import dev.parley.protocol.Refusal;
import java.util.function.Function;

/** What is to become of a move, before anything is written. */
public sealed interface MoveRuling {
    <T> T match(Function<Refused, T> refused, Function<NeedsApproval, T> ask, Function<Accepted, T> go);

    /** It is refused. */
    record Refused(Refusal refusal) implements MoveRuling {
        @Override
        public <T> T match(Function<Refused, T> refused, Function<NeedsApproval, T> ask, Function<Accepted, T> go) {
            return refused.apply(this);
        }
    }

    /** The principal has to approve it first. */
    record NeedsApproval(Mandate mandate, Money amount) implements MoveRuling {
        @Override
        public <T> T match(Function<Refused, T> refused, Function<NeedsApproval, T> ask, Function<Accepted, T> go) {
            return ask.apply(this);
        }
    }

    /** It is to be written. */
    record Accepted(NegotiationChange change) implements MoveRuling {
        @Override
        public <T> T match(Function<Refused, T> refused, Function<NeedsApproval, T> ask, Function<Accepted, T> go) {
            return go.apply(this);
        }
    }
}
