// SPDX-License-Identifier: Apache-2.0
/** The numbers that theory gives, and the axioms as properties of random problems. */
@NullMarked
package dev.parley.bargaining;

import org.jspecify.annotations.NullMarked;
