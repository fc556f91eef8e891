// SPDX-License-Identifier: Apache-2.0
/**
 * From awards to deals: which sets of awards bind, what a deal says, and its life until checkout redeems it. Read
 * {@link dev.parley.settlement.Settlement} first, then {@link dev.parley.settlement.Deal} (what is signed) and
 * {@link dev.parley.settlement.DealStatus} (what becomes of it). Pure: touches the JDK, {@code dev.parley.model} and
 * {@code dev.parley.protocol}.
 */
@NullMarked
package dev.parley.settlement;

import org.jspecify.annotations.NullMarked;
