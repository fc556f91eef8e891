// SPDX-License-Identifier: Apache-2.0
/**
 * The contract of a protocol: pure functions from state and input to events. Read {@link dev.parley.protocol.Protocol}
 * first, then {@link dev.parley.protocol.Lifecycle}; {@code kernel} beneath plays it for the use cases. Each protocol has a
 * package beneath, blind to the others. Touches the JDK, {@code dev.parley.form} and {@code dev.parley.model}.
 */
@NullMarked
package dev.parley.protocol;

import org.jspecify.annotations.NullMarked;
