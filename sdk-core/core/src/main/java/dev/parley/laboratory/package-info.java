// SPDX-License-Identifier: Apache-2.0
/**
 * The laboratory: what protocols do to a population, by simulation. Read {@link dev.parley.laboratory.Experiment} first,
 * then {@link dev.parley.laboratory.Measures} and {@link dev.parley.laboratory.Tournament}. Who meets is in {@code
 * laboratory.population}, protocols as they are played in {@code laboratory.game}, the team's own records in {@code
 * laboratory.history}, what no mechanism can exceed in {@code laboratory.bound}, and which protocol to choose in {@code
 * laboratory.advice}. Amounts are {@code double} and decide about no money. Everything follows from a seed; threads and
 * time belong to the caller. Pure: touches the JDK, {@code bargaining} and {@code strategy}.
 */
@NullMarked
package dev.parley.laboratory;

import org.jspecify.annotations.NullMarked;
