// SPDX-License-Identifier: Apache-2.0
/** Deals after agreement: checkout, redemption in the host's transaction, expiry, reversal. */
@NullMarked
package dev.parley.application.deal;

import org.jspecify.annotations.NullMarked;
