// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import dev.parley.Parley;
import dev.parley.ParleyBuilder;
import dev.parley.adapter.keys.EphemeralKeys;
import dev.parley.api.Outcome;
import dev.parley.model.IdempotencyKey;
import dev.parley.port.KeySource;
import dev.parley.testing.SettableClock;
import dev.parley.testing.TestParley;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Two nodes over one store, each with a cache of its own, so that neither has seen what the other commits. Nothing is
 * worked off unless a test lets a node do it.
 */
final class Nodes implements AutoCloseable {
    private static final KeySource KEYS = new EphemeralKeys();

    final SettableClock clock = SettableClock.atStart();
    final Parley one;
    final Parley other;
    private final TestParley first;
    private int keys;

    Nodes(Ground ground) {
        this(ground, builder -> builder);
    }

    Nodes(Ground ground, UnaryOperator<ParleyBuilder> settings) {
        UnaryOperator<ParleyBuilder> place = ground.place();
        one = node(place, settings, 1);
        other = node(place, settings, 2);
        first = TestParley.around(one, clock);
    }

    private Parley node(UnaryOperator<ParleyBuilder> place, UnaryOperator<ParleyBuilder> settings, long seed) {
        ParleyBuilder builder =
                Parley.builder().clock(clock).random(new Random(seed)).keys(KEYS);
        return place.apply(settings.apply(builder)).build();
    }

    /** The first node, to prepare things. */
    TestParley first() {
        return first;
    }

    /** A key that no command has had, on either node. */
    IdempotencyKey key() {
        return new IdempotencyKey("nodes-" + ++keys);
    }

    /** What became of a request: {@code DONE}, or the code of its refusal. */
    static String code(Outcome<?> outcome) {
        return outcome.match(done -> "DONE", refused -> refused.code().name());
    }

    @Override
    public void close() {
        one.close();
        other.close();
    }
}
