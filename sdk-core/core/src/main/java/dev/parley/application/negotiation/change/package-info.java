// SPDX-License-Identifier: Apache-2.0
/** What follows from a decision: events, holds, stock and deals in one append, and the loop that decides again when a hold is refused. Read {@link dev.parley.application.negotiation.change.NegotiationChange} and {@link dev.parley.application.negotiation.change.ChangeCommitter} first; of negotiations it knows the session alone. */
@NullMarked
package dev.parley.application.negotiation.change;

import org.jspecify.annotations.NullMarked;
