// SPDX-License-Identifier: Apache-2.0
/**
 * Proofs of what a solver returned, checked in exact arithmetic without it. Read {@link
 * dev.parley.bargaining.proof.MaxMin} first (one lottery against one set of weights), then {@link
 * dev.parley.bargaining.proof.ProgramProof}. Every {@code double} is a rational number, and all checks here
 * calculate with {@link dev.parley.bargaining.proof.Rational}. Pure: touches the JDK and {@code bargaining}.
 */
@NullMarked
package dev.parley.bargaining.proof;

import org.jspecify.annotations.NullMarked;
