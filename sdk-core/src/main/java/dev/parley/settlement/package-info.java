/** From awards to deals: which sets of awards bind, and the life of a deal until checkout redeems it. */
@NullMarked
package dev.parley.settlement;

import org.jspecify.annotations.NullMarked;
