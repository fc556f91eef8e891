// SPDX-License-Identifier: Apache-2.0
/** What a caller may look at: a negotiation, its events, lists of negotiations. Read {@link dev.parley.application.negotiation.view.NegotiationQueries} first; of negotiations it knows the session alone. */
@NullMarked
package dev.parley.application.negotiation.view;

import org.jspecify.annotations.NullMarked;
