// SPDX-License-Identifier: Apache-2.0
/** Utilities by their parts, against sums over all outcomes, and input that is none. */
@NullMarked
package dev.parley.bargaining.utility;

import org.jspecify.annotations.NullMarked;
