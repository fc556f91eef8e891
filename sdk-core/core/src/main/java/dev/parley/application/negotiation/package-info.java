// SPDX-License-Identifier: Apache-2.0
/** Negotiations: loading a session from its events, deciding moves, and all that follows from a decision. Read {@link dev.parley.application.negotiation.NegotiationSession} and {@link dev.parley.application.negotiation.NegotiationChange} first. */
@NullMarked
package dev.parley.application.negotiation;

import org.jspecify.annotations.NullMarked;
