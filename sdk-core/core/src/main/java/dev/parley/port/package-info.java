// SPDX-License-Identifier: Apache-2.0
/**
 * What the host provides: who calls, what is listed, stock, transactions, keys, and who listens. Read
 * {@link dev.parley.port.Caller} and {@link dev.parley.port.ListingSource} first. Touches the domain.
 */
@NullMarked
package dev.parley.port;

import org.jspecify.annotations.NullMarked;
