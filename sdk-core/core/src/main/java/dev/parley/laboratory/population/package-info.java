// SPDX-License-Identifier: Apache-2.0
/**
 * Who meets in the laboratory: how values and costs are spread, how many buyers come, what they know, and how they take
 * risks. Read {@link dev.parley.laboratory.population.Population} first, then {@link
 * dev.parley.laboratory.population.Distribution} and {@link dev.parley.laboratory.population.Valuation}. Chance comes from
 * a seed alone ({@link dev.parley.laboratory.population.Chance}). Pure: touches the JDK alone.
 */
@NullMarked
package dev.parley.laboratory.population;

import org.jspecify.annotations.NullMarked;
