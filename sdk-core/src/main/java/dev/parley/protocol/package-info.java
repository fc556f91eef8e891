/** The contract that every negotiation protocol fulfils, and the checker that reads its lifecycle. */
@NullMarked
package dev.parley.protocol;

import org.jspecify.annotations.NullMarked;
