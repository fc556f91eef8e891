// SPDX-License-Identifier: Apache-2.0
/** Scenario files, well-formed and hostile. */
@NullMarked
package dev.parley.strategy.scenario;

import org.jspecify.annotations.NullMarked;
