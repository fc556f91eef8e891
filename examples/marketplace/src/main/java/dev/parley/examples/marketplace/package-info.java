// SPDX-License-Identifier: Apache-2.0
/**
 * Fairhand, a small second-hand marketplace that talks to Parley only as a host would: all of it that no framework has a
 * part in. Read {@code catalogue} for what it sells, {@code people} for who is on the line, {@code orders} for how an
 * agreed price is paid, {@code policy} for what the product team has chosen, and {@code web} and {@code pages} for what
 * the browser gets. Touches Parley's public API alone; the marketplaces on Spring Boot and on Micronaut add the rest.
 */
@NullMarked
package dev.parley.examples.marketplace;

import org.jspecify.annotations.NullMarked;
