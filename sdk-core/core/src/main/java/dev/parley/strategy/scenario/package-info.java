// SPDX-License-Identifier: Apache-2.0
/**
 * Scenario files in the XML form of the GENIUS negotiation environment: what is negotiated about (a domain) and what it is worth
 * to one side (a profile). Read {@link dev.parley.strategy.scenario.ScenarioReader} first. Touches the JDK, its XML parser
 * included, and {@code bargaining.utility}.
 */
@NullMarked
package dev.parley.strategy.scenario;

import org.jspecify.annotations.NullMarked;
