// SPDX-License-Identifier: Apache-2.0
/** A negotiation as its events leave it: loading, folding, writing and reading events, and what the service itself adds to them. Read {@link dev.parley.application.negotiation.session.NegotiationSession} and {@link dev.parley.application.negotiation.session.SessionLoader} first; it knows none of the other rooms of negotiations. */
@NullMarked
package dev.parley.application.negotiation.session;

import org.jspecify.annotations.NullMarked;
