/** Alternating offers: two seats take turns until one accepts, rejects or runs out of time. */
@NullMarked
package dev.parley.protocol.alternating;

import org.jspecify.annotations.NullMarked;
