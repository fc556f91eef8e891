// SPDX-License-Identifier: Apache-2.0
/** Talks in progress for a demonstration that somebody opens for the first time: {@link dev.parley.examples.marketplace.demonstration.OpeningTalks}. */
@NullMarked
package dev.parley.examples.marketplace.demonstration;

import org.jspecify.annotations.NullMarked;
