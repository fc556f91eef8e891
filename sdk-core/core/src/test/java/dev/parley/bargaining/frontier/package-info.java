// SPDX-License-Identifier: Apache-2.0
/** Frontiers against brute force. */
@NullMarked
package dev.parley.bargaining.frontier;

import org.jspecify.annotations.NullMarked;
