package dev.parley.application.negotiation;

import dev.parley.mandate.Mandate;
import dev.parley.model.Money;
import dev.parley.protocol.Refusal;
import java.util.function.Function;

/** What is to become of a move, before anything is written. */
sealed interface Ruling {
    <T> T match(Function<Refused, T> refused, Function<Ask, T> ask, Function<Go, T> go);

    /** It is refused. */
    record Refused(Refusal refusal) implements Ruling {
        @Override
        public <T> T match(Function<Refused, T> refused, Function<Ask, T> ask, Function<Go, T> go) {
            return refused.apply(this);
        }
    }

    /** The principal has to approve it first. */
    record Ask(Mandate mandate, Money amount) implements Ruling {
        @Override
        public <T> T match(Function<Refused, T> refused, Function<Ask, T> ask, Function<Go, T> go) {
            return ask.apply(this);
        }
    }

    /** It is to be written. */
    record Go(Step<?, ?, ?, ?> step) implements Ruling {
        @Override
        public <T> T match(Function<Refused, T> refused, Function<Ask, T> ask, Function<Go, T> go) {
            return go.apply(this);
        }
    }
}
