/**
 * The contract of a protocol: pure functions from state and input to events. Read {@link dev.parley.protocol.Protocol}
 * first, then {@link dev.parley.protocol.Lifecycle}. Each protocol has a package beneath, blind to the others. Touches
 * the JDK and {@code dev.parley.model}.
 */
@NullMarked
package dev.parley.protocol;

import org.jspecify.annotations.NullMarked;
