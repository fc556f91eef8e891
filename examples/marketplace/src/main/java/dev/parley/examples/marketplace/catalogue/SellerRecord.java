// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.catalogue;

/**
 * What became of a seller's newest two hundred deals.
 *
 * @param paid how many were paid
 * @param lapsed how many a buyer did not pay in time
 */
public record SellerRecord(long paid, long lapsed) {}
