package dev.parley.testing;

import dev.parley.protocol.Decision;
import dev.parley.protocol.Input;
import java.time.Instant;

/** An input that a walk put to a protocol, and the answer. */
record Step<M, E>(Input<M> input, Instant at, Decision<E> decision) {}
