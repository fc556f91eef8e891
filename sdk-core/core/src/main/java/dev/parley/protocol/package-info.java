/**
 * The contract of a protocol: pure functions from state and input to events. Read {@link dev.parley.protocol.PureProtocol}
 * first, then {@link dev.parley.protocol.Lifecycle}; {@code kernel} beneath plays a pure game as {@link
 * dev.parley.protocol.Protocol}, the interface that the use cases speak. Each protocol has a package beneath, blind to the
 * others. Touches the JDK, {@code dev.parley.form} and {@code dev.parley.model}.
 */
@NullMarked
package dev.parley.protocol;

import org.jspecify.annotations.NullMarked;
