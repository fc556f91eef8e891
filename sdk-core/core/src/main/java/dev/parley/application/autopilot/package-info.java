// SPDX-License-Identifier: Apache-2.0
/**
 * Strategies that act for seats. Read {@link dev.parley.application.autopilot.ActingForSeat} first: what an autopilot does when
 * it looks; then {@link dev.parley.application.autopilot.PriceTable}, all that it sees, and {@link
 * dev.parley.application.autopilot.PriceDecision}, how it decides. {@link
 * dev.parley.application.autopilot.AutopilotService} is what principals command. Stands on negotiations and mandates; {@code
 * erasure} and {@code work} know it.
 */
@NullMarked
package dev.parley.application.autopilot;

import org.jspecify.annotations.NullMarked;
