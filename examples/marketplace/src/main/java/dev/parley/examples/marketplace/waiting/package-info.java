// SPDX-License-Identifier: Apache-2.0
/**
 * What waits for somebody, on every page: {@link dev.parley.examples.marketplace.waiting.WaitingList} reads it from Parley.
 */
@NullMarked
package dev.parley.examples.marketplace.waiting;

import org.jspecify.annotations.NullMarked;
