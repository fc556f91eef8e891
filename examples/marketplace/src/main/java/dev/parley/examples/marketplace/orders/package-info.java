// SPDX-License-Identifier: Apache-2.0
/**
 * Orders and how they are paid. Read {@link dev.parley.examples.marketplace.orders.Checkout} first: an order's row and
 * the redemption of its deal are one transaction. No money moves in this demonstration.
 */
@NullMarked
package dev.parley.examples.marketplace.orders;

import org.jspecify.annotations.NullMarked;
