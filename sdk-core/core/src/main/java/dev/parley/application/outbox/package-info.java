// SPDX-License-Identifier: Apache-2.0
/**
 * The messages that a use case leaves in the outbox beside what it writes: work that follows, and what listeners hear of.
 * Read {@link dev.parley.application.outbox.Messages} first. Touches the store, the environment and the domain; no other
 * room of the use cases.
 */
@NullMarked
package dev.parley.application.outbox;

import org.jspecify.annotations.NullMarked;
