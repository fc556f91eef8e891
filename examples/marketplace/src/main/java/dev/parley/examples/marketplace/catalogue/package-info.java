// SPDX-License-Identifier: Apache-2.0
/**
 * What is for sale. Read {@link dev.parley.examples.marketplace.catalogue.Goods} first, then {@link
 * dev.parley.examples.marketplace.catalogue.CatalogueListings}, which is how Parley learns of it, and {@link
 * dev.parley.examples.marketplace.catalogue.Shelf}, which is what the pages read.
 */
@NullMarked
package dev.parley.examples.marketplace.catalogue;

import org.jspecify.annotations.NullMarked;
