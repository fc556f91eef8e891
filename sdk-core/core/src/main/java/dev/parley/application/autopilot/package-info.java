// SPDX-License-Identifier: Apache-2.0
/**
 * Strategies that act for seats. Read {@code ActingForSeat} first: what an autopilot does when it looks; then {@code
 * PriceTable}, all that it sees, and {@code PriceDecision}, how it decides. {@link
 * dev.parley.application.autopilot.AutopilotService} is what principals command. Stands on negotiations and mandates; {@code
 * erasure} and {@code work} know it.
 */
@NullMarked
package dev.parley.application.autopilot;

import org.jspecify.annotations.NullMarked;
