// SPDX-License-Identifier: Apache-2.0
/**
 * What no protocol can exceed. Read {@link dev.parley.laboratory.bound.BestMechanism} first. Pure: touches the JDK, {@code
 * laboratory.population} and the port for solvers of programs in {@code bargaining}.
 */
@NullMarked
package dev.parley.laboratory.bound;

import org.jspecify.annotations.NullMarked;
