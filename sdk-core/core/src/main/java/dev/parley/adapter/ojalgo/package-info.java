// SPDX-License-Identifier: Apache-2.0
/**
 * Linear and quadratic programs solved by ojAlgo, an optional dependency: a host adds {@code org.ojalgo:ojalgo} and passes
 * an {@link dev.parley.adapter.ojalgo.OjAlgoSolver} where a {@link dev.parley.bargaining.ProgramSolver} is asked for.
 */
@NullMarked
package dev.parley.adapter.ojalgo;

import org.jspecify.annotations.NullMarked;
