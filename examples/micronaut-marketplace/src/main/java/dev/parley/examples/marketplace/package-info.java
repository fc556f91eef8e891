/**
 * Fairhand, a small second-hand marketplace that talks to Parley only as a host would. Read {@code catalogue} for what
 * it sells, {@code people} for who is on the line, {@code orders} for how an agreed price is paid, {@code policy} for
 * what the product team has chosen, and {@code pages} for what the browser gets. Touches Parley's public API alone.
 */
@NullMarked
package dev.parley.examples.marketplace;

import org.jspecify.annotations.NullMarked;
