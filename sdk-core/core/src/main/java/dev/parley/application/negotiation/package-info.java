// SPDX-License-Identifier: Apache-2.0
/**
 * What can be done to a negotiation, a verb a file: open, join, move, control, void. Read {@link
 * dev.parley.application.negotiation.NegotiationService} first, then the rooms that all verbs share: {@code session}, {@code
 * change}, {@code terms}, {@code view}.
 */
@NullMarked
package dev.parley.application.negotiation;

import org.jspecify.annotations.NullMarked;
