package dev.parley.protocol.kernel;

import dev.parley.protocol.Audience;
import dev.parley.protocol.Look;
import dev.parley.protocol.PureProtocol;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What each audience was shown of one state, so that a state is rendered once for all who see the same. Equal to any other. */
public final class Looks {
    private final Map<Audience, Look> shown = new ConcurrentHashMap<>(2);

    Looks() {}

    /** The look of an audience at an instant: the one that was shown before, while it holds. */
    public <S> Look shared(PureProtocol<?, ?, S, ?> game, S state, Audience audience, Instant now) {
        Optional<Look> before = Optional.ofNullable(shown.get(audience)).filter(look -> holds(look, now));
        return before.orElseGet(() -> {
            Look look = game.shared(state, audience, now);
            shown.put(audience, look);
            return look;
        });
    }

    private static boolean holds(Look look, Instant now) {
        return !now.isBefore(look.since()) && now.isBefore(look.until());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Looks;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return "";
    }
}
