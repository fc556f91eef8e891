// SPDX-License-Identifier: Apache-2.0
/** Proofs hold where they should, and a solver that answers wrongly is found. */
@NullMarked
package dev.parley.bargaining.proof;

import org.jspecify.annotations.NullMarked;
