// SPDX-License-Identifier: Apache-2.0
/** Negotiators against each other, and the numbers of search and stopping. */
@NullMarked
package dev.parley.strategy;

import org.jspecify.annotations.NullMarked;
