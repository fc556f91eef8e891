// SPDX-License-Identifier: Apache-2.0
/**
 * The team's own records as a population. Read {@link dev.parley.laboratory.history.HistoryReader} first. Pure: touches the
 * JDK and {@code laboratory.population}.
 */
@NullMarked
package dev.parley.laboratory.history;

import org.jspecify.annotations.NullMarked;
